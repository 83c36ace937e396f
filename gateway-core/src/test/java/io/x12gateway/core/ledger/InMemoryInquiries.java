package io.x12gateway.core.ledger;

import io.x12gateway.core.inquiry.Inquiries;
import io.x12gateway.core.inquiry.Inquiry;
import io.x12gateway.core.inquiry.InquiryState;
import io.x12gateway.core.submission.SubmissionId;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

record InMemoryInquiries(Supplier<InMemoryState> state) implements Inquiries {
    @Override
    public Optional<Inquiry> find(String inquiryId) {
        return Optional.ofNullable(state.get().inquiries.get(inquiryId));
    }

    @Override
    public List<Inquiry> ofAssembly(String assemblyId) {
        return all().filter(i -> i.assembly().equals(assemblyId))
                .sorted(Comparator.comparingInt(Inquiry::sequence))
                .toList();
    }

    @Override
    public List<Inquiry> ofSubmission(SubmissionId submission) {
        return all().filter(i -> i.submission().equals(submission)).toList();
    }

    @Override
    public boolean anyOpen(String assemblyId) {
        return ofAssembly(assemblyId).stream().anyMatch(i -> i.state() == InquiryState.OPEN);
    }

    @Override
    public List<String> assemblies(SubmissionId submission) {
        return ofSubmission(submission).stream()
                .map(Inquiry::assembly)
                .distinct()
                .toList();
    }

    @Override
    public List<Inquiry> openSince(Instant before, int limit) {
        return all().filter(i -> i.state() == InquiryState.OPEN && i.openedAt().isBefore(before))
                .limit(limit)
                .toList();
    }

    private Stream<Inquiry> all() {
        return state.get().inquiries.values().stream();
    }
}
