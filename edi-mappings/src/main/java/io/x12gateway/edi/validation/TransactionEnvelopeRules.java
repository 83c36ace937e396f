package io.x12gateway.edi.validation;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.GroupHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.envelope.TransactionHeader;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** ST and SE: what IK502 can say. */
final class TransactionEnvelopeRules {
    /** X12 element 1705, ST03. */
    private static final int GUIDE_ELEMENT = 1705;

    private TransactionEnvelopeRules() {}

    /** ST as received; what it shares with every other set of its guide is held once. */
    static TransactionHeader header(SegmentView st, Optional<TransactionType> type) {
        var setId =
                type.isPresent() && st.says(1, type.get().setId()) ? type.get().setId() : st.element(1);
        var guide =
                type.isPresent() && st.says(3, type.get().guide()) ? type.get().guide() : st.element(3);
        return new TransactionHeader(setId, st.element(2), guide);
    }

    /** The guide to judge by; empty, with a finding, if the set can't be judged at all. */
    static Optional<TransactionType> type(Segment st, GroupHeader group, Findings findings) {
        var setId = st.element(1);
        var type = TransactionType.of(setId, group.version());
        boolean fits = type.isPresent() && type.get().functionalId().equals(group.functionalId());
        if (fits) return type;
        boolean known =
                Arrays.stream(TransactionType.values()).anyMatch(t -> t.setId().equals(setId));
        if (setId.length() != 3 || !Formats.digits(setId))
            findings.add(Fault.of(FindingCode.TRANSACTION_UNSUPPORTED, Level.SNIP1, at(st, 1, 143))
                    .value(Masking.shown(setId))
                    .expected("three digits")
                    .message("ST01 is \"%s\", which is no transaction set.".formatted(Masking.shown(setId)))
                    .fix("Send the number of the transaction set, such as 270.")
                    .codes(AckCodes.transaction("6")));
        else if (known)
            findings.add(Fault.of(FindingCode.TRANSACTION_NOT_IN_GROUP, Level.SNIP1, at(st, 1, 143))
                    .value(setId)
                    .expected("a set that belongs in a group " + Masking.shown(group.functionalId()))
                    .message("A %s does not belong in a group %s of guide %s."
                            .formatted(setId, Masking.shown(group.functionalId()), Masking.shown(group.version())))
                    .fix("Put every kind of transaction set in a group of its own.")
                    .codes(AckCodes.transaction("18")));
        else
            findings.add(Fault.of(FindingCode.TRANSACTION_UNSUPPORTED, Level.SNIP1, at(st, 1, 143))
                    .value(setId)
                    .expected("one of " + setIds())
                    .message("Transaction set %s is not supported here.".formatted(setId))
                    .fix("Ask which transaction sets are exchanged.")
                    .codes(AckCodes.transaction("1")));
        return Optional.empty();
    }

    private static String setIds() {
        return Arrays.stream(TransactionType.values())
                .map(TransactionType::setId)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** @param read what {@link #header(SegmentView, Optional)} made of it */
    static void header(SegmentView st, TransactionHeader read, TransactionType type, Findings findings) {
        if (!sound(st, read, type)) header(st.segment(), type, findings);
    }

    /** Whether there is nothing to say about ST; builds nothing. */
    private static boolean sound(SegmentView st, TransactionHeader read, TransactionType type) {
        int length = st.length(2);
        boolean numbered = length >= 4 && length <= 9 && st.plain() && st.bytes()[st.start(2)] != ' ';
        boolean guided = read.guide().equals(type.namesGuideInHeader() ? type.guide() : "");
        return numbered && guided && st.elements() <= 3;
    }

    private static void header(Segment st, TransactionType type, Findings findings) {
        controlNumber(st, findings);
        guide(st, type, findings);
        if (st.elements().size() > 3)
            findings.add(Fault.of(FindingCode.ELEMENT_TOO_MANY, Level.SNIP1, at(st, 4, 0))
                    .value(st.element(4))
                    .expected("at most 3 elements")
                    .message("ST has %d elements, but is defined with 3."
                            .formatted(st.elements().size()))
                    .fix("Remove what stands after ST03.")
                    .edit(InterchangeRules.trailing(st, 3))
                    .codes(AckCodes.element("3")));
    }

    private static void controlNumber(Segment st, Findings findings) {
        var number = st.element(2);
        if (number.length() >= 4 && number.length() <= 9 && !number.isBlank() && Formats.characters(number)) return;
        findings.add(Fault.of(FindingCode.TRANSACTION_CONTROL_NUMBER_SYNTAX, Level.SNIP1, at(st, 2, 329))
                .value(Masking.shown(number))
                .expected("four to nine characters")
                .message("ST02 is \"%s\"; a control number has four to nine characters."
                        .formatted(Masking.shown(number)))
                .fix("Number the transaction sets of a group 0001, 0002 and so on.")
                .codes(AckCodes.transaction("7")));
    }

    private static void guide(Segment st, TransactionType type, Findings findings) {
        var guide = st.element(3);
        if (!type.namesGuideInHeader()) {
            if (!guide.isEmpty()) unusedGuide(st, type, guide, findings);
        } else if (!guide.equals(type.guide()))
            findings.add(Fault.of(FindingCode.TRANSACTION_GUIDE, Level.SNIP2, at(st, 3, GUIDE_ELEMENT))
                    .value(Masking.shown(guide))
                    .expected(type.guide())
                    .message(
                            guide.isEmpty()
                                    ? "ST03 is missing; it must be %s as in GS08.".formatted(type.guide())
                                    : "ST03 is \"%s\", but the group's guide (GS08) is %s."
                                            .formatted(Masking.shown(guide), type.guide()))
                    .fix("Repeat GS08 in ST03.")
                    .edit(SegmentEdits.set(st, 3, type.guide()))
                    .codes(AckCodes.transaction(guide.isEmpty() ? "19" : "I6")));
    }

    private static void unusedGuide(Segment st, TransactionType type, String guide, Findings findings) {
        var fault = Fault.of(FindingCode.ELEMENT_NOT_USED, Level.SNIP2, at(st, 3, GUIDE_ELEMENT))
                .value(Masking.shown(guide))
                .expected("nothing")
                .message("The guide does not use ST03 in an %s.".formatted(type))
                .fix("Leave ST03 empty.")
                .edit(SegmentEdits.clear(st, 3, 0));
        findings.add(guide.equals(type.guide()) ? fault.warning() : fault.codes(AckCodes.element("I10")));
    }

    static void trailer(TransactionHeader st, SegmentView se, int segments, Findings findings) {
        if (!counts(se, segments) || !se.says(2, st.controlNumber())) trailer(st, se.segment(), segments, findings);
    }

    /** Whether SE01 is this number; builds nothing, and may say no if it is written oddly. */
    private static boolean counts(SegmentView se, int segments) {
        int said = 0;
        int length = se.length(1);
        if (length == 0 || length > 9) return false;
        for (int i = se.start(1); i < se.end(1); i++) {
            int digit = se.bytes()[i] - '0';
            if (digit < 0 || digit > 9) return false;
            said = said * 10 + digit;
        }
        return said == segments;
    }

    private static void trailer(TransactionHeader st, Segment se, int segments, Findings findings) {
        if (!InterchangeRules.sameNumber(se.element(1), segments))
            findings.add(Fault.of(FindingCode.TRANSACTION_SEGMENT_COUNT, Level.SNIP1, at(se, 1, 96))
                    .value(Masking.shown(se.element(1)))
                    .expected(Integer.toString(segments))
                    .message("SE01 says %s segments, but there are %d, ST and SE included."
                            .formatted(
                                    se.element(1).isEmpty() ? "no number of" : Masking.shown(se.element(1)), segments))
                    .fix("Count from ST to SE, both included.")
                    .edit(SegmentEdits.set(se, 1, Integer.toString(segments)))
                    .codes(AckCodes.transaction("4")));
        if (!se.element(2).equals(st.controlNumber()))
            findings.add(Fault.of(FindingCode.TRANSACTION_CONTROL_NUMBER_MISMATCH, Level.SNIP1, at(se, 2, 329))
                    .value(Masking.shown(se.element(2)))
                    .expected(Masking.shown(st.controlNumber()))
                    .message("SE02 is %s, but ST02 is %s."
                            .formatted(Masking.shown(se.element(2)), Masking.shown(st.controlNumber())))
                    .fix("Repeat ST02 in SE02, character for character.")
                    .edit(SegmentEdits.set(se, 2, st.controlNumber()))
                    .codes(AckCodes.transaction("3")));
    }

    /** @param end where the set ends, after {@code segments} segments */
    static Finding trailerMissing(TransactionHeader st, Delimiters delimiters, long end, int segments) {
        var at = new Location("", "SE", segments + 1, 0, 0, 0, 0, new ByteSpan(end, 0));
        return Fault.of(FindingCode.TRANSACTION_TRAILER_MISSING, Level.SNIP1, at)
                .expected("SE")
                .message("The transaction set with ST02 %s has no SE; it belongs after segment %d."
                        .formatted(Masking.shown(st.controlNumber()), segments))
                .fix("Close every transaction set with SE.")
                .edit(SegmentEdits.insert(end, delimiters, "SE", Integer.toString(segments + 1), st.controlNumber()))
                .codes(AckCodes.transaction("2"));
    }

    static Finding duplicate(Segment st) {
        return Fault.of(FindingCode.TRANSACTION_CONTROL_NUMBER_DUPLICATE, Level.SNIP1, at(st, 2, 329))
                .value(Masking.shown(st.element(2)))
                .expected("a number of its own")
                .message("ST02 %s was used before in this group.".formatted(Masking.shown(st.element(2))))
                .fix("Number the transaction sets of a group differently.")
                .codes(AckCodes.transaction("23"));
    }

    private static Location at(Segment segment, int element, int number) {
        return Place.element("", segment, element, 0, 0, number);
    }
}
