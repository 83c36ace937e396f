package io.x12gateway.samples.hets;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import io.x12gateway.edi.validation.ValidationReport.TransactionReport;
import io.x12gateway.samples.fault.Fault;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Judges the X12 of one call: a faulty interchange gets its TA1, a faulty transaction set its 999, a sound one goes to
 * the {@link EligibilityDesk}. More than one transaction set, or more than one patient, is no real-time request and an
 * illegal payload.
 */
final class TransactionDesk {
    private final X12 x12 = X12.standard();
    private final HetsSettings settings;
    private final EligibilityDesk eligibility;
    private final Replies replies;

    TransactionDesk(HetsSettings settings, Clock clock) {
        this(settings, Personas.of(settings), clock);
    }

    TransactionDesk(HetsSettings settings, Personas personas, Clock clock) {
        this.settings = settings;
        this.eligibility = new EligibilityDesk(settings, Providers.of(settings), personas, clock);
        this.replies = new Replies(settings.payerId(), Amounts.packaged(), clock);
    }

    /** What was found, ready to be answered rightly or as a fault wants it. */
    interface Judged {
        /** The names by which fault rules may know this call. */
        List<String> subjects();

        CoreReply answer();

        /** The answer under a fault that changes its content; other faults leave it as it is. */
        default CoreReply answer(Fault fault) {
            return answer();
        }
    }

    Judged judge(CoreRequest request) {
        var report = x12.validate(request.payload());
        if (report.interchanges().size() != 1 || !report.findings().isEmpty())
            return illegal("the payload must be one interchange and nothing else");
        var interchange = addressed(report.interchanges().getFirst(), request.submitter());
        if (!interchange.accepted()) return refused(replies.interchangeAcknowledgment(interchange));
        var transactions = report.transactions().toList();
        if (transactions.size() != 1) return illegal("send one transaction set a call");
        var transaction = transactions.getFirst();
        if (transaction.accepted() && !isInquiry(transaction))
            return refused(new CoreReply.EnvelopeError("PayloadTypeIllegal", "the payload is no 270"));
        if (!inOrder(interchange, transaction)) return refused(replies.implementationAcknowledgment(interchange));
        return question(request, interchange, transaction);
    }

    private Judged question(CoreRequest request, InterchangeReport interchange, TransactionReport transaction) {
        var span = transaction.span();
        var bytes = Arrays.copyOfRange(request.payload(), (int) span.offset(), (int) span.end());
        var inquiry = EligibilityInquiry.read(bytes, interchange.header().delimiters());
        var subscribers = inquiry.subscribers().toList();
        if (subscribers.size() != 1 || !subscribers.getFirst().dependents().isEmpty())
            return illegal("send one subscriber a call; Medicare knows no dependents");
        var decision = eligibility.decide(request.submitter(), Question.in(inquiry));
        return new Asked(inquiry, decision, interchange);
    }

    /** A 270 whose only faults are ones that HETS answers with an AAA. */
    private static boolean inOrder(InterchangeReport interchange, TransactionReport transaction) {
        return interchange.groups().stream().allMatch(ValidationReport.GroupReport::accepted)
                && isInquiry(transaction)
                && transaction.findings().stream().noneMatch(f -> f.isError() && !answeredWithAaa(f));
    }

    private static boolean isInquiry(TransactionReport transaction) {
        return transaction.type().equals(Optional.of(TransactionType.ELIGIBILITY_INQUIRY));
    }

    /** Dates that are none and NPIs without their check digit are refused in the 271, not in a 999. */
    private static boolean answeredWithAaa(Finding finding) {
        var segment = finding.location().segment();
        return finding.code() == FindingCode.NPI_CHECK_DIGIT
                || (finding.code() == FindingCode.ELEMENT_DATE && (segment.equals("DMG") || segment.equals("DTP")));
    }

    /** The interchange must come from the submitter and be meant for the payer. */
    private InterchangeReport addressed(InterchangeReport interchange, Submitter submitter) {
        var header = interchange.header();
        var checked = interchange;
        if (!header.senderId().equals(submitter.id()))
            checked = checked.with(wrong(FindingCode.SENDER_UNKNOWN, interchange, 6, header.senderId(), "006"));
        if (!header.receiverId().equals(settings.payerId()))
            checked = checked.with(wrong(FindingCode.RECEIVER_UNKNOWN, interchange, 8, header.receiverId(), "008"));
        return checked;
    }

    private static Finding wrong(FindingCode code, InterchangeReport at, int element, String value, String ta105) {
        return io.x12gateway.edi.validation.Fault.of(
                        code, Level.INTERCHANGE, Location.envelope("ISA", element, at.span()))
                .value(value)
                .expected("the submitter's id in ISA06 and the payer's in ISA08")
                .message("ISA%02d is %s, which does not belong here".formatted(element, value))
                .fix("send the ids that were agreed")
                .codes(AckCodes.interchange(ta105));
    }

    private static Judged illegal(String message) {
        return refused(new CoreReply.EnvelopeError("PayloadIllegal", message));
    }

    private static Judged refused(CoreReply reply) {
        return new Judged() {
            @Override
            public List<String> subjects() {
                return List.of();
            }

            @Override
            public CoreReply answer() {
                return reply;
            }
        };
    }

    /** A 270 in order, and what was decided on it. */
    private final class Asked implements Judged {
        private final EligibilityInquiry inquiry;
        private final Decision decision;
        private final InterchangeReport interchange;

        Asked(EligibilityInquiry inquiry, Decision decision, InterchangeReport interchange) {
            this.inquiry = inquiry;
            this.decision = decision;
            this.interchange = interchange;
        }

        @Override
        public List<String> subjects() {
            var subjects = new ArrayList<String>();
            subjects.add(Question.in(inquiry).memberId());
            if (decision instanceof Decision.Found found)
                subjects.add(found.beneficiary().name());
            return subjects;
        }

        @Override
        public CoreReply answer() {
            return replies.eligibility(inquiry, decision, interchange);
        }

        @Override
        public CoreReply answer(Fault fault) {
            return switch (fault) {
                case UNAVAILABLE ->
                    replies.eligibility(
                            inquiry,
                            new Decision.Refused(Decision.At.SYSTEM, Decision.Reason.UNAVAILABLE),
                            interchange);
                case WRONG_CONTROL_NUMBER -> replies.eligibility(Mistaken.identity(inquiry), decision, interchange);
                case SLOW, SILENT, DUPLICATE, TRUNCATED, GARBAGE, REFUSED, UNBALANCED, FLAPPING -> answer();
            };
        }
    }
}
