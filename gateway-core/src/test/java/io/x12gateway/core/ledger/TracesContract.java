package io.x12gateway.core.ledger;

import io.x12gateway.core.inquiry.AskedTrace;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.edi.TransactionType;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

public interface TracesContract extends StoresContract {

    @Test
    default void findsWhoAskedWithATraceNumber() {
        var one = trace(Given.RIVERBEND, "T1", "P");
        var two = trace(Given.HILLTOP, "T1", "P");
        var test = trace(Given.RIVERBEND, "T1", "T");
        commit(one, two, test, trace(Given.RIVERBEND, "T2", "P"));

        assertThat(stores().traces().find(TransactionType.ELIGIBILITY_INQUIRY, "T1", "9CH0001XYZ", "P", Given.NOW))
                .containsExactlyInAnyOrder(one, two);
        assertThat(stores().traces().find(TransactionType.ELIGIBILITY_INQUIRY, "T1", "9CH0001XYZ", "T", Given.NOW))
                .containsExactly(test);
        assertThat(stores().traces().find(TransactionType.ELIGIBILITY_INQUIRY, "T1", "", "P", Given.NOW))
                .isEmpty();
        assertThat(stores().traces().find(TransactionType.CLAIM_STATUS_REQUEST, "T1", "9CH0001XYZ", "P", Given.NOW))
                .isEmpty();
    }

    @Test
    default void keepsATraceOncePerPartnerAndForgetsIt() {
        var trace = trace(Given.RIVERBEND, "T1", "P");
        commit(trace, trace);
        commit(trace(Given.RIVERBEND, "T1", "P"));
        var later = Given.NOW.plusSeconds(1);

        assertThat(stores().traces().find(TransactionType.ELIGIBILITY_INQUIRY, "T1", "9CH0001XYZ", "P", Given.NOW))
                .containsExactly(trace);
        assertThat(stores().traces().find(TransactionType.ELIGIBILITY_INQUIRY, "T1", "9CH0001XYZ", "P", later))
                .isEmpty();
        assertThat(stores().traces().forgetBefore(Given.NOW)).isZero();
        assertThat(stores().traces().forgetBefore(later)).isEqualTo(1);
    }

    private static AskedTrace trace(PartnerId partner, String number, String usage) {
        return new AskedTrace(
                TransactionType.ELIGIBILITY_INQUIRY,
                number,
                "9CH0001XYZ",
                usage,
                partner,
                Given.submission().id(),
                Given.NOW);
    }

    private void commit(AskedTrace... traces) {
        var entry = LedgerEntry.builder();
        for (var trace : traces) entry.add(new Change.NoteTrace(trace));
        assertThat(stores().ledger().commitNow(entry.build())).isEqualTo(new Outcome.Committed());
    }
}
