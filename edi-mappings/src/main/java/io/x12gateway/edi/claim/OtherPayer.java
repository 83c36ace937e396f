package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.remittance.Adjustment;
import io.x12gateway.edi.remittance.InpatientAdjudication;
import io.x12gateway.edi.remittance.OutpatientAdjudication;
import io.x12gateway.edi.segment.Amount;
import io.x12gateway.edi.segment.Loop;
import io.x12gateway.edi.segment.SegmentList;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Another payer that covers the patient, and what it decided. Loop 2320 with its 2330.
 *
 * @param amounts AMT: {@code D} paid, {@code A8} not covered, {@code EAF} still owed by the patient
 * @param benefitsAssigned OI03
 * @param patientSignature OI04
 * @param release OI06
 * @param providers how that payer knows the providers of the claim; 2330C and after
 */
public record OtherPayer(
        Coverage coverage,
        List<Adjustment> adjustments,
        List<Amount> amounts,
        String benefitsAssigned,
        String patientSignature,
        String release,
        Optional<InpatientAdjudication> inpatient,
        Optional<OutpatientAdjudication> outpatient,
        Party subscriber,
        Party payer,
        List<Party> providers) {
    private static final String SUBSCRIBER = "IL";
    private static final String PAYER = "PR";

    public OtherPayer {
        adjustments = List.copyOf(adjustments);
        amounts = List.copyOf(amounts);
        providers = List.copyOf(providers);
    }

    static OtherPayer read(Loop loop, List<Party> parties) {
        loop.only("SBR", "CAS", "AMT", "OI", "MIA", "MOA");
        var oi = loop.required("OI", segment -> segment);
        return new OtherPayer(
                Coverage.read(loop.first()),
                loop.all("CAS", Adjustment::read),
                loop.all("AMT", Amount::read),
                oi.element(3),
                oi.element(4),
                oi.element(6),
                loop.one("MIA", mia -> new InpatientAdjudication(mia.elements())),
                loop.one("MOA", moa -> new OutpatientAdjudication(moa.elements())),
                party(parties, SUBSCRIBER, "2330A", oi),
                party(parties, PAYER, "2330B", oi),
                parties.stream().filter(OtherPayer::isProvider).toList());
    }

    private static Party party(List<Party> parties, String role, String loop, Segment before) {
        return parties.stream()
                .filter(party -> party.name().role().equals(role))
                .findFirst()
                .orElseThrow(() -> UnreadableTransactionException.missing("NM1", before.position() + 1, loop));
    }

    private static boolean isProvider(Party party) {
        var role = party.name().role();
        return !role.equals(SUBSCRIBER) && !role.equals(PAYER);
    }

    void write(SegmentList out) {
        out.add(coverage.segment());
        out.all(adjustments, Adjustment::segment);
        out.all(amounts, Amount::segment);
        out.add("OI", "", "", benefitsAssigned, patientSignature, "", release);
        out.one(inpatient, InpatientAdjudication::segment);
        out.one(outpatient, OutpatientAdjudication::segment);
        subscriber.write(out);
        payer.write(out);
        for (var provider : providers) provider.write(out);
    }

    /** What it paid, AMT*D; empty if it is not told. */
    public Optional<BigDecimal> paid() {
        return amounts.stream()
                .filter(amount -> amount.qualifier().equals("D"))
                .map(Amount::value)
                .findFirst();
    }
}
