package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.SubmissionFilter;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.SubmissionState;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.core.submission.TimelineEntry;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record InMemorySubmissions(Supplier<InMemoryState> state) implements Submissions {
    @Override
    public Optional<Submission> find(SubmissionId id) {
        return Optional.ofNullable(state.get().submissions.get(id));
    }

    @Override
    public Optional<Submission> find(PartnerId partner, SubmissionId id) {
        return find(id).filter(s -> s.partner().equals(partner));
    }

    @Override
    public Optional<Submission> firstOf(PartnerId partner, Channel channel, String sha256, Instant since) {
        return of(partner)
                .filter(s -> (s.channel() == Channel.SFTP_TEST) == (channel == Channel.SFTP_TEST))
                .filter(s -> s.state() != SubmissionState.SUPERSEDED)
                .filter(s -> s.digest().sha256().equals(sha256))
                .filter(s -> s.mode() == ProcessingMode.BATCH && s.state() != SubmissionState.DUPLICATE)
                .filter(s -> !s.receivedAt().isBefore(since))
                .findFirst();
    }

    @Override
    public List<Submission> held(PartnerId partner, Channel channel) {
        return of(partner)
                .filter(s -> s.state() == SubmissionState.HELD && s.channel() == channel)
                .toList();
    }

    @Override
    public List<Submission> heldSince(Instant before, int limit) {
        return all().filter(
                        s -> s.state() == SubmissionState.HELD && s.receivedAt().isBefore(before))
                .limit(limit)
                .toList();
    }

    @Override
    public List<Submission> uploads(PartnerId partner, Channel channel, String after, int limit) {
        return of(partner)
                .filter(s -> s.channel() == channel && s.id().value().compareTo(after) > 0)
                .filter(s -> s.state() != SubmissionState.HELD && s.state() != SubmissionState.SUPERSEDED)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<Submission> byClientKey(PartnerId partner, String clientKey) {
        return of(partner)
                .filter(s -> s.clientKey().equals(Optional.of(clientKey)))
                .findFirst();
    }

    @Override
    public Optional<SubmissionId> claimant(String interchangeKey) {
        return Optional.ofNullable(state.get().interchanges.get(interchangeKey));
    }

    @Override
    public List<Submission> recent(int limit) {
        return all().sorted(Comparator.comparing(Submission::id).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Submission> list(PartnerId partner, SubmissionFilter filter, String before, int limit) {
        return of(partner)
                .filter(filter::fits)
                .filter(s -> before.isEmpty() || s.id().value().compareTo(before) < 0)
                .filter(s -> filter.interchangeNumber().isEmpty() || claimed(filter.interchangeNumber(), s))
                .sorted(Comparator.comparing(Submission::id).reversed())
                .limit(limit)
                .toList();
    }

    private boolean claimed(String number, Submission s) {
        return state.get().interchanges.entrySet().stream()
                .anyMatch(claim -> claim.getValue().equals(s.id())
                        && claim.getKey().split("[|]")[4].equals(number));
    }

    @Override
    public List<Submission> inFlight(int limit) {
        return all().filter(s -> !s.state().isFinal()).limit(limit).toList();
    }

    @Override
    public Map<SubmissionState, Long> countByState() {
        return all().map(Submission::state).collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public List<TimelineEntry> timeline(SubmissionId id) {
        return state.get().timeline.stream()
                .filter(e -> e.submission().equals(id))
                .toList();
    }

    private Stream<Submission> all() {
        return state.get().submissions.values().stream();
    }

    private Stream<Submission> of(PartnerId partner) {
        return all().filter(s -> s.partner().equals(partner));
    }
}
