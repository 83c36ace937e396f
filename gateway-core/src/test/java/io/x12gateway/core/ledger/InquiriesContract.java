package io.x12gateway.core.ledger;

import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.payload.PayloadId;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

public interface InquiriesContract extends StoresContract {

    @Test
    default void givesTheInquiriesOfAResponseInTheirOrder() {
        var s = Given.submission();
        var assembly = Given.id();
        var second = Given.inquiry(s, assembly, 2);
        var first = Given.inquiry(s, assembly, 1);
        var elsewhere = Given.inquiry(s, Given.id(), 1);
        commit(
                new Change.Receive(s),
                new Change.OpenInquiry(second),
                new Change.OpenInquiry(first),
                new Change.OpenInquiry(elsewhere));

        assertThat(stores().inquiries().ofAssembly(assembly)).containsExactly(first, second);
        assertThat(stores().inquiries().ofSubmission(s.id())).containsExactlyInAnyOrder(first, second, elsewhere);
        assertThat(stores().inquiries().assemblies(s.id())).containsExactlyInAnyOrder(assembly, elsewhere.assembly());
        assertThat(stores().inquiries().find(first.id())).contains(first);
        assertThat(stores().inquiries().find(Given.id())).isEmpty();
    }

    @Test
    default void closesAnInquiryOnce() {
        var s = Given.submission();
        var inquiry = Given.inquiry(s, Given.id(), 1);
        commit(new Change.Receive(s), new Change.OpenInquiry(inquiry));
        var answer = new PayloadId(Given.id());
        var close = new Change.CloseInquiry(inquiry.id(), InquiryState.ANSWERED, Optional.of(answer), "");
        var late = new Change.CloseInquiry(inquiry.id(), InquiryState.NO_ANSWER, Optional.empty(), "late");

        assertThat(commit(close)).isEqualTo(new Outcome.Committed());
        assertThat(commit(late)).isEqualTo(new Outcome.Refused(late));

        var closed = stores().inquiries().find(inquiry.id()).orElseThrow();
        assertThat(closed.state()).isEqualTo(InquiryState.ANSWERED);
        assertThat(closed.answer()).contains(answer);
        assertThat(closed.reason()).isEmpty();
    }

    @Test
    default void findsInquiriesThatAreOpenForTooLong() {
        var s = Given.submission();
        var open = Given.inquiry(s, Given.id(), 1);
        var closed = Given.inquiry(s, Given.id(), 1);
        commit(
                new Change.Receive(s),
                new Change.OpenInquiry(open),
                new Change.OpenInquiry(closed),
                new Change.CloseInquiry(closed.id(), InquiryState.REFUSED, Optional.empty(), "no"));

        assertThat(stores().inquiries().openSince(Given.NOW.plus(Duration.ofSeconds(1)), 10))
                .containsExactly(open);
        assertThat(stores().inquiries().openSince(Given.NOW, 10)).isEmpty();
        assertThat(stores().inquiries().anyOpen(open.assembly())).isTrue();
        assertThat(stores().inquiries().anyOpen(closed.assembly())).isFalse();
    }

    private Outcome commit(Change... changes) {
        return stores().ledger().commitNow(LedgerEntry.of(changes));
    }
}
