package io.x12gateway.core.acknowledgment;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.TransactionType.Kind;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which acknowledgments an interchange gets. A rejected interchange gets its TA1 and nothing else; an accepted one gets a
 * TA1 if it asks for it (ISA14), and each of its groups a 999. On the line there is only one answer: an acknowledgment
 * stands in for the answer where something was rejected, and is not sent where nothing was. Acknowledgments and answers
 * that we receive are never acknowledged.
 */
public final class AcknowledgmentPolicy {
    /** Decided by GS01 alone: a group that can't be judged may not be answered either. */
    private static final Set<String> NEVER = Arrays.stream(TransactionType.values())
            .filter(type -> type.kind() == Kind.REPLY || type.kind() == Kind.ACKNOWLEDGMENT)
            .map(TransactionType::functionalId)
            .collect(Collectors.toUnmodifiableSet());

    /**
     * @param interchangeNumber of the interchange in the file, from 1
     * @param firstGroupNumber of its first group in the file, from 1
     */
    public List<Acknowledgment> decide(
            InterchangeReport interchange, int interchangeNumber, int firstGroupNumber, boolean onTheLine) {
        if (!interchange.accepted()) return List.of(new Acknowledgment.Interchange(interchangeNumber, interchange));
        var acknowledgments = new ArrayList<Acknowledgment>();
        if (interchange.header().acknowledgmentRequested() && !onTheLine && asksForMore(interchange))
            acknowledgments.add(new Acknowledgment.Interchange(interchangeNumber, interchange));
        int number = firstGroupNumber;
        for (var group : interchange.groups()) {
            if (isAcknowledged(group, onTheLine))
                acknowledgments.add(new Acknowledgment.Group(number, interchange, group));
            number++;
        }
        return acknowledgments;
    }

    /** An interchange of acknowledgments alone is not acknowledged, whatever it asks for: that would never end. */
    private static boolean asksForMore(InterchangeReport interchange) {
        return interchange.groups().stream().anyMatch(AcknowledgmentPolicy::isAnswerable);
    }

    private static boolean isAcknowledged(GroupReport group, boolean onTheLine) {
        return isAnswerable(group) && (!onTheLine || rejectsAnything(group));
    }

    private static boolean isAnswerable(GroupReport group) {
        return !NEVER.contains(group.header().functionalId());
    }

    private static boolean rejectsAnything(GroupReport group) {
        return !group.accepted() || group.transactions().stream().anyMatch(t -> !t.accepted());
    }
}
