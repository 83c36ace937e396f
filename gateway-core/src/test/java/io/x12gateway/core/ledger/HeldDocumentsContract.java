package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.mailbox.HeldDocuments;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.envelope.ByteSpan;
import org.junit.jupiter.api.Test;

import java.util.EnumSet;

import static org.assertj.core.api.Assertions.assertThat;

public interface HeldDocumentsContract extends StoresContract {
    EnumSet<HeldDocument.State> HELD = EnumSet.of(HeldDocument.State.HELD);

    @Test
    default void holdsATransactionSetOnce() {
        var source = Given.submission();
        var document = document(source, 150);
        assertThat(commit(
                        new Change.Receive(source), new Change.Hold(document), new Change.Hold(document(source, 900))))
                .isEqualTo(new Outcome.Committed());
        assertThat(commit(new Change.Hold(document(source, 150)))).isEqualTo(new Outcome.Committed());

        assertThat(stores().held().list(HELD, "", 10)).hasSize(2).contains(document);
        assertThat(stores().held().list(HELD, document.id(), 10)).hasSize(1);
        assertThat(stores().held().find(document.id())).contains(document);
        assertThat(stores().held().countHeld(source.id())).isEqualTo(2);
    }

    @Test
    default void settlesOnce() {
        var source = Given.submission();
        var document = document(source, 150);
        commit(new Change.Receive(source), new Change.Hold(document));
        var release = new Change.SettleHeld(
                document.id(), HeldDocument.State.RELEASED, Given.NOW, "operator", "to riverbend-billing");
        var reject =
                new Change.SettleHeld(document.id(), HeldDocument.State.REJECTED, Given.NOW, "operator", "a mistake");

        assertThat(commit(release)).isEqualTo(new Outcome.Committed());
        assertThat(commit(reject)).isEqualTo(new Outcome.Refused(reject));
        assertThat(stores().held().list(HELD, "", 10)).isEmpty();
        assertThat(stores().held().countHeld(source.id())).isZero();
        assertThat(stores().held().find(document.id())).hasValueSatisfying(d -> {
            assertThat(d.state()).isEqualTo(HeldDocument.State.RELEASED);
            assertThat(d.settledBy()).isEqualTo("operator");
            assertThat(d.note()).isEqualTo("to riverbend-billing");
        });
    }

    @Test
    default void takesAPaymentFromOneTransactionSetOnly() {
        var one = Given.submission();
        var two = Given.submission();
        var key = "P|EFT1|1999999999|2026-03-04|100|1234567893";
        var first = new Change.ClaimPayment(key, one.id(), 150);
        var second = new Change.ClaimPayment(key, two.id(), 150);
        commit(new Change.Receive(one), new Change.Receive(two));

        assertThat(commit(first)).isEqualTo(new Outcome.Committed());
        assertThat(commit(second)).isEqualTo(new Outcome.Refused(second));
        assertThat(stores().held().firstOf(key)).contains(new HeldDocuments.PaymentPlace(one.id(), 150));
        assertThat(stores().held().firstOf("T" + key.substring(1))).isEmpty();
    }

    private static HeldDocument document(Submission source, long offset) {
        return new HeldDocument(
                Given.id(),
                source.id(),
                source.partner(),
                HeldDocument.Reason.NO_RECIPIENT,
                "835",
                "P",
                0,
                new ByteSpan(offset, 700),
                "1234567893/",
                Given.NOW,
                HeldDocument.State.HELD,
                "",
                "");
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
