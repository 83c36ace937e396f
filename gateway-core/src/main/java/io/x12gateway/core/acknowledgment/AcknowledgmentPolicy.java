package io.x12gateway.core.acknowledgment;

import io.x12gateway.core.partner.AcknowledgmentPreferences.Ta1;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.util.ArrayList;
import java.util.List;

/**
 * Which acknowledgments an interchange gets. A rejected interchange gets its TA1 and nothing else; an accepted one gets a
 * TA1 as its partner prefers, by default if it asks for it (ISA14), and each of its groups a 999. On the line there is only one answer: an acknowledgment
 * stands in for the answer where something was rejected, and is not sent where nothing was. Acknowledgments
 * that we receive are never acknowledged.
 */
public final class AcknowledgmentPolicy {
    private static final String ACKNOWLEDGMENT = TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT.functionalId();

    /** 277 and 277CA share GS01; GS08 tells which is an acknowledgment. */
    private static final TransactionType SHARES_ITS_GROUP = TransactionType.CLAIM_ACKNOWLEDGMENT;

    /**
     * @param interchangeNumber of the interchange in the file, from 1
     * @param firstGroupNumber of its first group in the file, from 1
     * @param ta1 as the partner prefers; on the line there is no room for it
     */
    public List<Acknowledgment> decide(
            InterchangeReport interchange, int interchangeNumber, int firstGroupNumber, boolean onTheLine, Ta1 ta1) {
        if (!interchange.accepted()) return List.of(new Acknowledgment.Interchange(interchangeNumber, interchange));
        var acknowledgments = new ArrayList<Acknowledgment>();
        if (!onTheLine && wantsTa1(interchange, ta1) && asksForMore(interchange))
            acknowledgments.add(new Acknowledgment.Interchange(interchangeNumber, interchange));
        int number = firstGroupNumber;
        for (var group : interchange.groups()) {
            if (isAcknowledged(group, onTheLine))
                acknowledgments.add(new Acknowledgment.Group(number, interchange, group));
            number++;
        }
        return acknowledgments;
    }

    private static boolean wantsTa1(InterchangeReport interchange, Ta1 ta1) {
        return switch (ta1) {
            case ALWAYS -> true;
            case ON_ERROR -> false;
            case AS_ASKED -> interchange.header().acknowledgmentRequested();
        };
    }

    /** An interchange of acknowledgments alone is not acknowledged, whatever it asks for: that would never end. */
    private static boolean asksForMore(InterchangeReport interchange) {
        return interchange.groups().stream().anyMatch(AcknowledgmentPolicy::isAnswerable);
    }

    private static boolean isAcknowledged(GroupReport group, boolean onTheLine) {
        return isAnswerable(group) && (!onTheLine || rejectsAnything(group));
    }

    private static boolean isAnswerable(GroupReport group) {
        var header = group.header();
        return !header.functionalId().equals(ACKNOWLEDGMENT)
                && !(header.functionalId().equals(SHARES_ITS_GROUP.functionalId())
                        && header.version().equals(SHARES_ITS_GROUP.guide()));
    }

    private static boolean rejectsAnything(GroupReport group) {
        return !group.accepted() || group.transactions().stream().anyMatch(t -> !t.accepted());
    }
}
