package io.x12gateway.edi.claim;

import io.x12gateway.edi.segment.Beginning;
import io.x12gateway.edi.segment.ProviderRole;
import io.x12gateway.edi.segment.SegmentCursor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** 837 to records. */
final class BatchReader {
    private static final String PROVIDER = "20";
    private static final String SUBSCRIBER = "22";
    private static final String PATIENT = "23";

    private static final List<String> PARTY_ENDS = List.of("NM1", "HL", "CLM", "SE");
    private static final List<String> CLAIM_ENDS = List.of("NM1", "SBR", "LX", "CLM", "HL", "SE");
    private static final List<String> LINE_ENDS = List.of("LIN", "NM1", "SVD", "LQ", "LX", "CLM", "HL", "SE");

    private final SegmentCursor cursor;

    BatchReader(SegmentCursor cursor) {
        this.cursor = cursor;
    }

    ClaimBatch read() {
        var beginning = Beginning.read(cursor.take("BHT", "the 837"));
        var submitter = party("1000A");
        var receiver = party("1000B");
        var providers = new ArrayList<ClaimBatch.BillingProvider>();
        while (at(PROVIDER)) providers.add(provider());
        cursor.end("the 837");
        return new ClaimBatch(beginning, submitter, receiver, providers);
    }

    private boolean at(String level) {
        return cursor.at("HL", 3, level);
    }

    private Party party(String name) {
        return Party.read(cursor.loop(name, "NM1", PARTY_ENDS));
    }

    private Optional<Party> party(String name, String role) {
        return cursor.at("NM1", 1, role) ? Optional.of(party(name)) : Optional.empty();
    }

    private ClaimBatch.BillingProvider provider() {
        var level = cursor.loop("2000A", "HL", PARTY_ENDS).only("HL", "PRV", "CUR");
        var provider = party("2010AA");
        var payTo = party("2010AB", "87");
        var payToPlan = party("2010AC", "PE");
        var subscribers = new ArrayList<ClaimBatch.Subscriber>();
        while (at(SUBSCRIBER)) subscribers.add(subscriber());
        return new ClaimBatch.BillingProvider(
                level.one("PRV", ProviderRole::read),
                level.one("CUR", cur -> cur.element(2)).orElse(""),
                provider,
                payTo,
                payToPlan,
                subscribers);
    }

    private ClaimBatch.Subscriber subscriber() {
        var level = cursor.loop("2000B", "HL", PARTY_ENDS).only("HL", "SBR", "PAT");
        var subscriber = party("2010BA");
        var payer = party("2010BB");
        var claims = claims();
        var patients = new ArrayList<ClaimBatch.Patient>();
        while (at(PATIENT)) patients.add(patient());
        return new ClaimBatch.Subscriber(
                level.required("SBR", Coverage::read),
                level.one("PAT", PatientFacts::read),
                subscriber,
                payer,
                claims,
                patients);
    }

    private ClaimBatch.Patient patient() {
        var level = cursor.loop("2000C", "HL", PARTY_ENDS).only("HL", "PAT");
        return new ClaimBatch.Patient(level.required("PAT", PatientFacts::read), party("2010CA"), claims());
    }

    private List<Claim> claims() {
        var claims = new ArrayList<Claim>();
        while (cursor.at("CLM")) claims.add(claim());
        return claims;
    }

    private Claim claim() {
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
