package io.x12gateway.core.ledger;

import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionFilter;
import io.x12gateway.core.submission.SubmissionState;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

public interface SubmissionsContract extends StoresContract {

    @Test
    default void hidesASubmissionFromOtherPartners() {
        var s = received(Given.submission());
        assertThat(stores().submissions().find(Given.RIVERBEND, s.id())).contains(s);
        assertThat(stores().submissions().find(Given.HILLTOP, s.id())).isEmpty();
    }

    @Test
    default void findsTheFirstOfTheSameBytesWithinTheWindow() {
        var old = received(Given.submission(
                Given.RIVERBEND,
                "same",
                Optional.empty(),
                Given.NOW.minus(Duration.ofDays(500)),
                SubmissionState.COMPLETED));
        received(Given.submission(Given.RIVERBEND, "same", Optional.empty(), Given.NOW, SubmissionState.DUPLICATE));
        var first = received(Given.submission(Given.RIVERBEND, "same", Optional.empty()));
        received(Given.submission(Given.RIVERBEND, "same", Optional.empty()));
        received(Given.submission(Given.HILLTOP, "same", Optional.empty()));
        var sha256 = Given.digest("same").sha256();

        var since = Given.NOW.minus(Duration.ofDays(400));
        assertThat(stores().submissions().firstOf(Given.RIVERBEND, Channel.SFTP, sha256, since))
                .contains(first);
        assertThat(stores().submissions().firstOf(Given.RIVERBEND, Channel.SFTP, sha256, old.receivedAt()))
                .contains(old);
        assertThat(stores().submissions()
                        .firstOf(
                                Given.RIVERBEND,
                                Channel.SFTP,
                                Given.digest("other").sha256(),
                                since))
                .isEmpty();
    }

    @Test
    default void keepsWhatWasUploadedAsTestDataApart() {
        var production = received(upload(Channel.SFTP, SubmissionState.REJECTED));
        assertThat(stores().submissions().firstOf(Given.RIVERBEND, Channel.SFTP_TEST, sha256(), Instant.EPOCH))
                .isEmpty();
        var test = received(upload(Channel.SFTP_TEST, SubmissionState.RECEIVED));
        assertThat(stores().submissions().firstOf(Given.RIVERBEND, Channel.SFTP_TEST, sha256(), Instant.EPOCH))
                .contains(test);
        assertThat(stores().submissions().firstOf(Given.RIVERBEND, Channel.HTTP, sha256(), Instant.EPOCH))
                .contains(production);
        assertThat(stores().submissions().uploads(Given.RIVERBEND, Channel.SFTP_TEST, "", 10))
                .containsExactly(test);
        assertThat(stores().submissions().uploads(Given.HILLTOP, Channel.SFTP_TEST, "", 10))
                .isEmpty();
    }

    @Test
    default void findsWhatIsHeld() {
        received(upload(Channel.SFTP, SubmissionState.RECEIVED));
        var held = received(upload(Channel.SFTP, SubmissionState.HELD));
        var later = received(upload(Channel.SFTP, SubmissionState.HELD));
        received(upload(Channel.SFTP, SubmissionState.SUPERSEDED));

        assertThat(stores().submissions().held(Given.RIVERBEND, Channel.SFTP)).containsExactly(held, later);
        assertThat(stores().submissions().held(Given.RIVERBEND, Channel.SFTP_TEST))
                .isEmpty();
        assertThat(stores().submissions().held(Given.HILLTOP, Channel.SFTP)).isEmpty();
        assertThat(stores().submissions().heldSince(Given.NOW.plusSeconds(1), 1))
                .containsExactly(held);
        assertThat(stores().submissions().heldSince(Given.NOW, 10)).isEmpty();
        assertThat(stores().submissions().uploads(Given.RIVERBEND, Channel.SFTP, "", 10))
                .hasSize(1);
    }

    private static Submission upload(Channel channel, SubmissionState state) {
        return Given.submission(Given.RIVERBEND, channel, "uploaded", Optional.empty(), Given.NOW, state);
    }

    private static String sha256() {
        return Given.digest("uploaded").sha256();
    }

    @Test
    default void listsTheNewestFirstAndThoseInFlightOldestFirst() {
        var first = received(Given.submission());
        received(Given.submission(Given.RIVERBEND, "done", Optional.empty(), Given.NOW, SubmissionState.COMPLETED));
        var last = received(Given.submission());

        assertThat(stores().submissions().recent(1)).containsExactly(last);
        assertThat(stores().submissions().inFlight(10)).containsExactly(first, last);
        assertThat(stores().submissions().inFlight(1)).containsExactly(first);
    }

    @Test
    default void listsAPartnersOwnByWhatIsLookedFor() {
        var first = received(Given.submission());
        var done = received(
                Given.submission(Given.RIVERBEND, "done", Optional.empty(), Given.NOW, SubmissionState.COMPLETED));
        var old = received(Given.submission(
                Given.RIVERBEND,
                "old",
                Optional.empty(),
                Given.NOW.minus(Duration.ofDays(3)),
                SubmissionState.REJECTED));
        received(Given.submission(Given.HILLTOP, "theirs", Optional.empty()));
        var key = "ZZ|RIVERBEND|ZZ|GATEWAY|000000123|P";
        stores().ledger().commitNow(LedgerEntry.of(new Change.ClaimInterchange(key, done.id(), Given.NOW)));

        assertThat(list(SubmissionFilter.ALL, "", 10)).containsExactly(old, done, first);
        assertThat(list(SubmissionFilter.ALL, "", 2)).containsExactly(old, done);
        assertThat(list(SubmissionFilter.ALL, done.id().value(), 2)).containsExactly(first);
        assertThat(list(filter(Set.of(SubmissionState.REJECTED), "", ""), "", 10))
                .containsExactly(old);
        assertThat(list(filter(Set.of(), first.fileName(), ""), "", 10)).contains(first);
        assertThat(list(filter(Set.of(), "no such file", ""), "", 10)).isEmpty();
        assertThat(list(filter(Set.of(), "", "000000123"), "", 10)).containsExactly(done);
        assertThat(list(filter(Set.of(), "", "000000124"), "", 10)).isEmpty();
        var day = Given.NOW.minus(Duration.ofDays(1));
        assertThat(list(new SubmissionFilter(Set.of(), Optional.of(day), Optional.empty(), "", ""), "", 10))
                .containsExactly(done, first);
        assertThat(list(new SubmissionFilter(Set.of(), Optional.empty(), Optional.of(day), "", ""), "", 10))
                .containsExactly(old);
    }

    private List<Submission> list(SubmissionFilter filter, String before, int limit) {
        return stores().submissions().list(Given.RIVERBEND, filter, before, limit);
    }

    private static SubmissionFilter filter(Set<SubmissionState> states, String fileName, String number) {
        return new SubmissionFilter(states, Optional.empty(), Optional.empty(), fileName, number);
    }

    @Test
    default void countsByState() {
        received(Given.submission());
        received(Given.submission());
        received(Given.submission(Given.RIVERBEND, "bad", Optional.empty(), Given.NOW, SubmissionState.QUARANTINED));
        assertThat(stores().submissions().countByState())
                .isEqualTo(Map.of(SubmissionState.RECEIVED, 2L, SubmissionState.QUARANTINED, 1L));
    }

    @Test
    default void tellsTheStoryInTheOrderItHappened() {
        var s = received(Given.submission());
        var other = received(Given.submission());
        for (var event : new String[] {"received", "judged", "acknowledged"})
            stores().ledger().commitNow(LedgerEntry.of(new Change.Note(Given.note(s, event))));
        stores().ledger().commitNow(LedgerEntry.of(new Change.Note(Given.note(other, "received"))));
        assertThat(stores().submissions().timeline(s.id()))
                .containsExactly(Given.note(s, "received"), Given.note(s, "judged"), Given.note(s, "acknowledged"));
    }

    private Submission received(Submission s) {
        assertThat(stores().ledger().commitNow(LedgerEntry.of(new Change.Receive(s))))
                .isEqualTo(new Outcome.Committed());
        return s;
    }
}
