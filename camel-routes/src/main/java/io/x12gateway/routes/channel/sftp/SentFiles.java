package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.Ledger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.Ulid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a partner has uploaded lately, as copies to read: {@code NAME.SUBMISSION.sent}, byte for byte as it was received. */
final class SentFiles {
    private static final int PAGE = 500;
    private static final String ENDING = ".sent";
    private static final int ID_LENGTH = 26;

    private final PartnerId partner;
    private final Channel channel;
    private final Submissions submissions;
    private final PayloadStore payloads;
    private final Ledger ledger;
    private final Clock clock;
    private final Duration shown;

    SentFiles(PartnerId partner, Channel channel, SftpParts parts, Duration shown) {
        this.partner = partner;
        this.channel = channel;
        this.submissions = parts.submissions();
        this.payloads = parts.payloads();
        this.ledger = parts.ledger();
        this.clock = parts.clock();
        this.shown = shown;
    }

    List<Node> list() throws IOException {
        return Shield.call(() -> {
            var nodes = new ArrayList<Node>();
            var page = submissions.uploads(partner, channel, Ulid.firstOf(oldest()), PAGE);
            while (!page.isEmpty()) {
                page.forEach(submission -> nodes.add(node(submission)));
                page = submissions.uploads(partner, channel, page.getLast().id().value(), PAGE);
            }
            return nodes;
        });
    }

    Optional<Node> find(String name) throws IOException {
        return submission(name).map(SentFiles::node);
    }

    /** A look into what was sent is on record, as every look into a payload is. */
    SeekableByteChannel read(String name, String source) throws IOException {
        var submission = submission(name).orElseThrow(Refusal::noSuchFile);
        return new DocumentChannel(
                submission.sizeBytes(),
                () -> opened(submission, source),
                () -> payloads.open(submission.payload()),
                () -> {});
    }

    private InputStream opened(Submission submission, String source) throws IOException {
        ledger.commitNow(LedgerEntry.of(new Change.Audit(new AuditEntry(
                clock.instant(),
                partner.value(),
                "submission.fetched",
                submission.id().value(),
                "ok",
                submission.sizeBytes() + " bytes, by their sender",
                source))));
        return payloads.open(submission.payload());
    }

    private Optional<Submission> submission(String name) throws IOException {
        int at = name.length() - ENDING.length() - ID_LENGTH;
        if (at < 1 || !name.endsWith(ENDING) || !Ulid.isUlid(name.substring(at, at + ID_LENGTH)))
            return Optional.empty();
        var id = new SubmissionId(name.substring(at, at + ID_LENGTH));
        return Shield.call(() -> submissions.find(partner, id))
                .filter(s -> s.channel() == channel && !s.receivedAt().isBefore(oldest()))
                .filter(s -> s.state() != SubmissionState.HELD && s.state() != SubmissionState.SUPERSEDED)
                .filter(s -> name(s).equals(name));
    }

    private Instant oldest() {
        return clock.instant().minus(shown);
    }

    private static String name(Submission submission) {
        return submission.fileName() + "." + submission.id() + ENDING;
    }

    private static Node node(Submission submission) {
        return Node.file(name(submission), false, submission.sizeBytes(), submission.receivedAt());
    }
}
