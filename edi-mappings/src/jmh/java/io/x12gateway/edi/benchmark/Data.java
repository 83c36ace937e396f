package io.x12gateway.edi.benchmark;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.synthesis.Defect;
import io.x12gateway.edi.synthesis.Synthesis;

import java.util.Set;

/** What is measured: synthetic files, the same in every run. */
final class Data {
    private static final int CLAIMS = 2_500;
    private static final int CLAIMS_PER_SET = 100;
    private static final int SMALL_SETS = 20_000;

    /** About 1 MB: 2,500 claims in 25 sets. */
    static final byte[] REMITTANCE =
            remittance().inTransactions(CLAIMS / CLAIMS_PER_SET).toBytes();

    /** The same with a fault in every claim. */
    static final byte[] DAMAGED = remittance()
            .inTransactions(CLAIMS / CLAIMS_PER_SET)
            .with(
                    Set.of(
                            Defect.ELEMENT_CODE,
                            Defect.ELEMENT_MISSING,
                            Defect.ELEMENT_TOO_LONG,
                            Defect.ELEMENT_DATE,
                            Defect.SEGMENT_MISSING),
                    1)
            .toBytes();

    /** About 10 MB, for what uses more than one core. */
    static final byte[] LARGE = Synthesis.of(TransactionType.REMITTANCE_ADVICE, 10 * CLAIMS, 77)
            .withoutLineBreaks()
            .inTransactions(10 * CLAIMS / CLAIMS_PER_SET)
            .toBytes();

    static final byte[] INQUIRIES = small(TransactionType.ELIGIBILITY_INQUIRY, SMALL_SETS);
    static final byte[] STATUS_REQUESTS = small(TransactionType.CLAIM_STATUS_REQUEST, SMALL_SETS);

    /** One interchange with one patient, about 500 bytes. */
    static final byte[] INQUIRY = small(TransactionType.ELIGIBILITY_INQUIRY, 1);

    private Data() {}

    private static Synthesis remittance() {
        return Synthesis.of(TransactionType.REMITTANCE_ADVICE, CLAIMS, 77).withoutLineBreaks();
    }

    private static byte[] small(TransactionType type, int sets) {
        return Synthesis.of(type, sets, 27).inTransactions(sets).withoutLineBreaks().toBytes();
    }
}
