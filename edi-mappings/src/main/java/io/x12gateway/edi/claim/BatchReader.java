package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentCursor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 837 to records. */
final class BatchReader {
    static final String PROVIDER = "20";
    static final String SUBSCRIBER = "22";
    static final String PATIENT = "23";

    private static final List<String> PARTY_ENDS = List.of("NM1", "HL", "CLM", "SE");
    private static final List<String> CLAIM_ENDS = List.of("NM1", "SBR", "LX", "CLM", "HL", "SE");
    private static final List<String> LINE_ENDS = List.of("LIN", "NM1", "SVD", "LQ", "LX", "CLM", "HL", "SE");

    private final SegmentCursor cursor;

    BatchReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    ClaimBatch read() {
        var heading = heading();
        var providers = new ArrayList<ClaimBatch.BillingProvider>();
        while (at(PROVIDER)) providers.add(provider());
        end();
        return new ClaimBatch(heading.beginning(), heading.submitter(), heading.receiver(), providers);
    }

    /** What stands before the first provider. */
    ClaimBatch heading() {
        var beginning = Beginning.read(cursor.take("BHT", "the 837"));
        return new ClaimBatch(beginning, party("1000A"), party("1000B"), List.of());
    }

    void end() {
        cursor.end("the 837");
    }

    boolean at(String level) {
        return cursor.at("HL", 3, level);
    }

    boolean atClaim() {
        return cursor.at("CLM");
    }

    private Party party(String name) {
        return Party.read(cursor.loop(name, "NM1", PARTY_ENDS));
    }

    private Optional<Party> party(String name, String role) {
        return cursor.at("NM1", 1, role) ? Optional.of(party(name)) : Optional.empty();
    }

    private ClaimBatch.BillingProvider provider() {
        var level = providerLevel();
        var subscribers = new ArrayList<ClaimBatch.Subscriber>();
        while (at(SUBSCRIBER)) subscribers.add(subscriber());
        return new ClaimBatch.BillingProvider(
                level.specialty(), level.currency(), level.provider(), level.payTo(), level.payToPlan(), subscribers);
    }

    /** Without its subscribers. */
    ClaimBatch.BillingProvider providerLevel() {
        var level = cursor.loop("2000A", "HL", PARTY_ENDS).only("HL", "PRV", "CUR");
        return new ClaimBatch.BillingProvider(
                level.one("PRV", ProviderRole::read),
                level.one("CUR", cur -> cur.element(2)).orElse(""),
                party("2010AA"),
                party("2010AB", "87"),
                party("2010AC", "PE"),
                List.of());
    }

    private ClaimBatch.Subscriber subscriber() {
        var level = subscriberLevel();
        var claims = claims();
        var patients = new ArrayList<ClaimBatch.Patient>();
        while (at(PATIENT)) patients.add(patient());
        return new ClaimBatch.Subscriber(
                level.coverage(), level.facts(), level.subscriber(), level.payer(), claims, patients);
    }

    /** Without claims and patients. */
    ClaimBatch.Subscriber subscriberLevel() {
        var level = cursor.loop("2000B", "HL", PARTY_ENDS).only("HL", "SBR", "PAT");
        return new ClaimBatch.Subscriber(
                level.required("SBR", Coverage::read),
                level.one("PAT", PatientFacts::read),
                party("2010BA"),
                party("2010BB"),
                List.of(),
                List.of());
    }

    private ClaimBatch.Patient patient() {
        var level = patientLevel();
        return new ClaimBatch.Patient(level.facts(), level.patient(), claims());
    }

    /** Without claims. */
    ClaimBatch.Patient patientLevel() {
        var level = cursor.loop("2000C", "HL", PARTY_ENDS).only("HL", "PAT");
        return new ClaimBatch.Patient(level.required("PAT", PatientFacts::read), party("2010CA"), List.of());
    }

    private List<Claim> claims() {
        var claims = new ArrayList<Claim>();
        while (atClaim()) claims.add(claim());
        return claims;
    }

    Claim claim() {
        var loop = cursor.loop("2300", "CLM", CLAIM_ENDS);
        var providers = parties("2310", CLAIM_ENDS);
        var others = new ArrayList<OtherPayer>();
        while (cursor.at("SBR")) others.add(otherPayer());
        var lines = new ArrayList<ServiceLine>();
        while (cursor.at("LX")) lines.add(line());
        return Claim.read(loop, providers, others, lines);
    }

    private List<Party> parties(String name, List<String> ends) {
        var parties = new ArrayList<Party>();
        while (cursor.at("NM1")) parties.add(Party.read(cursor.loop(name, "NM1", ends)));
        return parties;
    }

    private OtherPayer otherPayer() {
        var loop = cursor.loop("2320", "SBR", CLAIM_ENDS);
        return OtherPayer.read(loop, parties("2330", CLAIM_ENDS));
    }

    private ServiceLine line() {
        var loop = cursor.loop("2400", "LX", LINE_ENDS);
        Optional<Drug> drug =
                cursor.at("LIN") ? Optional.of(Drug.read(cursor.loop("2410", "LIN", LINE_ENDS))) : Optional.empty();
        var providers = parties("2420", LINE_ENDS);
        var adjudications = new ArrayList<LineAdjudication>();
        while (cursor.at("SVD")) adjudications.add(LineAdjudication.read(cursor.loop("2430", "SVD", LINE_ENDS)));
        var forms = new ArrayList<Form>();
        while (cursor.at("LQ")) forms.add(Form.read(cursor.loop("2440", "LQ", LINE_ENDS)));
        return ServiceLine.read(loop, drug, providers, adjudications, forms);
    }
}
