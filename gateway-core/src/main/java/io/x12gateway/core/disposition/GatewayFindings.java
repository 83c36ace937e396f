package io.x12gateway.core.disposition;

import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.Entitlements;
import io.x12gateway.core.partner.GatewayIdentity;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeHeader;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Fault;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.FindingCode;
import io.x12gateway.edi.validation.Level;
import io.x12gateway.edi.validation.Location;
import io.x12gateway.edi.validation.Severity;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;

import java.util.Optional;

/** Findings that need to know who sent it, who we are and what came before. */
final class GatewayFindings {
    /** Where ISA01 to ISA16 begin, and how long they are (X12.5, fixed width). */
    private static final int[] ISA_AT = {0, 4, 7, 18, 21, 32, 35, 51, 54, 70, 77, 82, 84, 90, 100, 102, 104};

    private static final int[] ISA_LENGTH = {0, 2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1};

    private final GatewayIdentity us;
    private final Entitlements sender;
    private final Facts facts;
    private final Optional<String> wayIn;

    /** @param wayIn the usage (ISA15) of everything that may come the way it came; empty where both may */
    GatewayFindings(GatewayIdentity us, Entitlements sender, Facts facts, Optional<String> wayIn) {
        this.us = us;
        this.sender = sender;
        this.facts = facts;
        this.wayIn = wayIn;
    }

    /** The first thing that is wrong with an envelope that is well formed. */
    Optional<Finding> ofEnvelope(InterchangeReport interchange) {
        return ofSender(interchange).or(() -> ofReceiver(interchange)).or(() -> ofUsage(interchange));
    }

    private Optional<Finding> ofSender(InterchangeReport interchange) {
        var header = interchange.header();
        var identity = new EdiIdentity(header.senderQualifier(), header.senderId());
        if (sender.maySendFrom(identity, header.usage())) return Optional.empty();
        if (sender.partner().identities(header.usage()).stream().anyMatch(i -> i.id().equals(identity.id())))
            return isa(
                    interchange,
                    FindingCode.SENDER_UNKNOWN,
                    5,
                    identity.qualifier(),
                    "the qualifier agreed for " + identity.id(),
                    "ISA05 is not the qualifier agreed for the sender id in ISA06.",
                    "005");
        return isa(
                interchange,
                // The same whether it is somebody else's or nobody's: who has which id is not to be probed.
                FindingCode.SENDER_NOT_CALLER,
                6,
                identity.id(),
                "an interchange id of the partner that sends the file",
                "ISA06 is not an interchange id agreed for the partner that sent this.",
                "006");
    }

    private Optional<Finding> ofReceiver(InterchangeReport interchange) {
        var header = interchange.header();
        var ours = us.identity();
        if (header.receiverId().equals(ours.id()) && header.receiverQualifier().equals(ours.qualifier()))
            return Optional.empty();
        if (header.receiverId().equals(ours.id()))
            return isa(
                    interchange,
                    FindingCode.RECEIVER_UNKNOWN,
                    7,
                    header.receiverQualifier(),
                    ours.qualifier(),
                    "ISA07 is not the qualifier of the receiver id in ISA08.",
                    "007");
        return isa(
                interchange,
                FindingCode.RECEIVER_UNKNOWN,
                8,
                header.receiverId(),
                ours.id(),
                "ISA08 names a receiver that this gateway does not serve.",
                "008");
    }

    private Optional<Finding> ofUsage(InterchangeReport interchange) {
        var usage = interchange.header().usage();
        if (wayIn.isPresent() && !wayIn.get().equals(usage))
            return isa(
                    interchange,
                    FindingCode.USAGE_NOT_ALLOWED,
                    15,
                    usage,
                    wayIn.get(),
                    "ISA15 says " + word(usage) + ", and the file was uploaded to the folders of " + word(wayIn.get())
                            + " data.",
                    "020");
        if (sender.maySend(usage)) return Optional.empty();
        return isa(
                interchange,
                FindingCode.USAGE_NOT_ALLOWED,
                15,
                usage,
                String.join(" or ", sender.partner().usages()),
                "ISA15 says " + word(usage) + " and the agreement does not.",
                "020");
    }

    private static String word(String usage) {
        return usage.equals("T") ? "test" : "production";
    }

    Finding duplicate(InterchangeReport interchange, Optional<SubmissionId> first) {
        var number = interchange.header().controlNumber();
        return finding(
                FindingCode.INTERCHANGE_DUPLICATE,
                Severity.ERROR,
                element(interchange, 13),
                number,
                "a number that was not used before",
                "Interchange " + number + " was already received"
                        + first.map(s -> " in submission " + s).orElse(" in this file") + ".",
                "If it holds something new, send it with the next number.",
                AckCodes.interchange("025"));
    }

    /** GS02 has to be the partner's own, as ISA06 has. */
    Optional<Finding> ofGroupSender(GroupReport group) {
        var name = group.header().senderId();
        if (sender.mayName(name)) return Optional.empty();
        return Optional.of(finding(
                FindingCode.GROUP_ELEMENT,
                Severity.ERROR,
                envelope("GS", 2, group.span()),
                name,
                "the application id agreed for the sender",
                "GS02 is not the application id agreed for the sender.",
                "Put the agreed id into GS02.",
                AckCodes.group("1")));
    }

    /** What to tell operators of an envelope that was refused; empty if it is a mistake and no more. */
    Optional<Breach> breach(InterchangeHeader header, Finding wrong) {
        if (wrong.code() == FindingCode.USAGE_NOT_ALLOWED)
            return Optional.of(
                    new Breach(Breach.USAGE, "ISA15 " + header.usage() + ", interchange " + header.controlNumber()));
        var identity = new EdiIdentity(header.senderQualifier(), header.senderId());
        if (wrong.code() != FindingCode.SENDER_NOT_CALLER || sender.maySendFrom(identity)) return Optional.empty();
        return Optional.of(new Breach(
                Breach.SENDER,
                "ISA05/06 " + identity + " is " + (facts.isKnown(identity) ? "another partner's" : "nobody's")
                        + ", interchange " + header.controlNumber()));
    }

    Finding notAgreed(GroupReport group, String setId) {
        return finding(
                FindingCode.TRANSACTION_NOT_AGREED,
                Severity.ERROR,
                envelope("GS", 1, group.span()),
                setId,
                "a transaction that an agreement of today covers",
                "No agreement of today covers the exchange of transaction " + setId + ".",
                "Have the transaction added to the agreement before sending it.",
                AckCodes.group("1"));
    }

    Finding notRouted(GroupReport group, String setId) {
        return finding(
                FindingCode.GROUP_TYPE_UNSUPPORTED,
                Severity.ERROR,
                envelope("GS", 1, group.span()),
                setId,
                "a transaction that this gateway has answered",
                "Nobody answers transaction " + setId + " here.",
                "Ask which transactions are answered here.",
                AckCodes.group("1"));
    }

    private static Optional<Finding> isa(
            InterchangeReport interchange,
            FindingCode code,
            int element,
            String value,
            String expected,
            String message,
            String ta105) {
        return Optional.of(finding(
                code,
                Severity.ERROR,
                element(interchange, element),
                value,
                expected,
                message,
                "Correct the ISA and send it under a new control number.",
                AckCodes.interchange(ta105)));
    }

    private static Location element(InterchangeReport interchange, int element) {
        long at = interchange.span().offset() + ISA_AT[element];
        return Location.envelope("ISA", element, new ByteSpan(at, ISA_LENGTH[element]));
    }

    private static Location envelope(String segment, int element, ByteSpan whole) {
        return Location.envelope(segment, element, new ByteSpan(whole.offset(), Math.min(2, whole.length())));
    }

    private static Finding finding(
            FindingCode code,
            Severity severity,
            Location location,
            String value,
            String expected,
            String message,
            String fix,
            AckCodes codes) {
        var fault = Fault.of(code, Level.INTERCHANGE, location)
                .value(value)
                .expected(expected)
                .message(message)
                .fix(fix);
        return severity == Severity.ERROR ? fault.codes(codes) : fault.warning();
    }

    /** The key under which an interchange is processed once. */
    static String key(InterchangeHeader h) {
        return String.join(
                "|",
                h.senderQualifier(),
                h.senderId(),
                h.receiverQualifier(),
                h.receiverId(),
                h.controlNumber(),
                h.usage());
    }
}
