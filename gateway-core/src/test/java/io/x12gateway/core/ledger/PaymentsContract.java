package io.x12gateway.core.ledger;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payment.Remittance;
import io.x12gateway.core.payment.Transfer;
import io.x12gateway.core.payment.TransferList;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.edi.envelope.ByteSpan;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

public interface PaymentsContract extends StoresContract {
    LocalDate DAY = LocalDate.of(2026, 11, 25);

    @Test
    default void notesARemittanceOnceAndKnowsWhatIsHeld() {
        var source = Given.submission();
        var one = remittance(source, 150, "EFT1", "P", DAY);
        var held = remittance(source, 900, "EFT2", "P", DAY.plusDays(1));
        commit(
                new Change.Receive(source),
                new Change.NoteRemittance(one),
                new Change.NoteRemittance(held),
                new Change.NoteRemittance(remittance(source, 1700, "EFT3", "T", DAY)),
                new Change.Hold(hold(source, 900)));
        assertThat(commit(new Change.NoteRemittance(one))).isEqualTo(new Outcome.Committed());

        assertThat(stores().payments().traces("", DAY, DAY)).containsExactly("EFT1");
        assertThat(stores().payments().traces("", DAY, DAY.plusDays(1))).containsExactlyInAnyOrder("EFT1", "EFT2");
        assertThat(stores().payments().traces("1888888888", DAY, DAY)).isEmpty();
        assertThat(stores().payments().remittances(Set.of("EFT1", "EFT3"))).containsExactly(one);
        assertThat(stores().payments().remittances(Set.of("EFT2")))
                .extracting(Remittance::held)
                .containsExactly("NO_RECIPIENT");
        assertThat(stores().payments().remittances(Set.of())).isEmpty();
    }

    @Test
    default void aLaterListTakesThePlaceOfAnEarlierOneForItsPayersAndDays() {
        var first = list("first.csv", line(2, "EFT1", DAY, "10.00"), line(3, "EFT2", DAY.plusDays(1), "7.50"));
        var again = new Change.ImportTransfers(new TransferList(
                Given.id(), "again.csv", first.digest(), Given.NOW, "operator", List.of(line(2, "EFT9", DAY, "1.00"))));
        var corrected = list("corrected.csv", line(2, "EFT1", DAY, "11.00"));
        assertThat(commit(new Change.ImportTransfers(first))).isEqualTo(new Outcome.Committed());
        assertThat(commit(again)).isEqualTo(new Outcome.Refused(again));
        assertThat(commit(new Change.ImportTransfers(corrected))).isEqualTo(new Outcome.Committed());

        assertThat(stores().payments().transfers(Set.of("EFT1", "EFT2", "EFT9")))
                .extracting(t -> t.listName() + " " + t.line() + " " + t.amount())
                .containsExactlyInAnyOrder("first.csv 3 7.50", "corrected.csv 2 11.00");
        assertThat(stores().payments().traces("1999999999", DAY, DAY)).containsExactly("EFT1");
        assertThat(stores().payments().lists(10))
                .extracting(TransferList.Head::name, TransferList.Head::lines, TransferList.Head::current)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("corrected.csv", 1, 1),
                        org.assertj.core.groups.Tuple.tuple("first.csv", 2, 1));
        assertThat(stores().payments().list(first.digest()))
                .hasValueSatisfying(h -> assertThat(h.importedBy()).isEqualTo("operator"));
    }

    private static Remittance remittance(Submission source, long offset, String trace, String usage, LocalDate day) {
        return new Remittance(
                source.id(),
                new ByteSpan(offset, 700),
                "0001",
                source.partner(),
                usage,
                "1999999999",
                trace,
                new BigDecimal("10.00"),
                "ACH",
                day,
                "1234567893",
                Optional.of(new Remittance.Claims(3, new BigDecimal("10.00"), 1, 0)),
                Given.NOW,
                "");
    }

    private static HeldDocument hold(Submission source, long offset) {
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

    private static TransferList list(String name, Transfer... lines) {
        var id = Given.id();
        return new TransferList(
                id,
                name,
                Digest.of(name.getBytes(StandardCharsets.UTF_8)),
                Given.NOW,
                "operator",
                List.of(lines).stream()
                        .map(l -> new Transfer(
                                id, name, l.line(), l.date(), l.payerId(), l.traceNumber(), l.amount(), l.payee()))
                        .toList());
    }

    private static Transfer line(int number, String trace, LocalDate day, String amount) {
        return new Transfer("", "", number, day, "1999999999", trace, new BigDecimal(amount), "1234567893 CLINIC");
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
