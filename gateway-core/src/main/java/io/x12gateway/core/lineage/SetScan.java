package io.x12gateway.core.lineage;

import io.x12gateway.core.audit.StoredText;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.SegmentView;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** Reads one transaction set for its claims: what the kinds of sets have in common. */
abstract class SetScan {
    private static final int CONTROL_MAX = 64;
    private static final int DETAIL_MAX = 100;
    private static final int NPI_LENGTH = 10;
    private static final int PAYER_MAX = 80;
    private static final int CODE_MAX = 20;
    private static final Pattern AMOUNT = Pattern.compile("-?(\\d{1,15}(\\.\\d{0,2})?|\\.\\d{1,2})");
    /** Qualifiers of numbers that payers give their members. */
    private static final Set<String> MEMBER = Set.of("MI", "II", "HN", "MR");

    private final TransactionType type;
    private final long from;
    private final String control;
    private final String usage;
    private @Nullable OpenClaim open;
    private long claims;

    /** NPI of who is paid, bills or asks. */
    String provider = "";

    SetScan(TransactionType type, long from, String control, String usage) {
        this.type = type;
        this.from = from;
        this.control = control;
        this.usage = usage;
    }

    static boolean concerns(TransactionType type) {
        return switch (type) {
            case PROFESSIONAL_CLAIM, INSTITUTIONAL_CLAIM -> true;
            case CLAIM_STATUS_REQUEST, CLAIM_STATUS_RESPONSE, CLAIM_ACKNOWLEDGMENT -> true;
            case REMITTANCE_ADVICE -> true;
            case ELIGIBILITY_INQUIRY, ELIGIBILITY_RESPONSE, IMPLEMENTATION_ACKNOWLEDGMENT -> false;
        };
    }

    static SetScan of(TransactionType type, long from, String control, String usage) {
        return switch (type) {
            case PROFESSIONAL_CLAIM, INSTITUTIONAL_CLAIM -> new SubmittedSet(type, from, control, usage);
            case CLAIM_STATUS_REQUEST, CLAIM_STATUS_RESPONSE, CLAIM_ACKNOWLEDGMENT ->
                new StatusSet(type, from, control, usage);
            case REMITTANCE_ADVICE -> new RemittanceSet(type, from, control, usage);
            case ELIGIBILITY_INQUIRY, ELIGIBILITY_RESPONSE, IMPLEMENTATION_ACKNOWLEDGMENT ->
                throw new IllegalArgumentException("there are no claims in a " + type);
        };
    }

    /** @param ended is told of each claim as soon as it is over */
    final void segment(SegmentView segment, BiConsumer<SetScan, OpenClaim> ended) {
        if (ends(segment)) close(ended);
        var begun = begins(segment);
        if (begun != null) {
            close(ended);
            open = begun;
            claims++;
        }
        var claim = open;
        if (claim == null) around(segment);
        else {
            if (begun == null) inside(segment, claim);
            claim.to = segment.endOffset();
        }
    }

    final void close(BiConsumer<SetScan, OpenClaim> ended) {
        var claim = open;
        open = null;
        if (claim != null) ended.accept(this, claim);
    }

    /** Whether the claim before this segment is over, without another one having begun. */
    abstract boolean ends(SegmentView segment);

    /** The claim that begins with this segment, if one does. */
    abstract @Nullable OpenClaim begins(SegmentView segment);

    /** A segment of no claim. */
    abstract void around(SegmentView segment);

    abstract void inside(SegmentView segment, OpenClaim claim);

    /** What is told of the set itself. */
    String detail() {
        return "";
    }

    /** The number of the payment that the set tells of. */
    String trace() {
        return "";
    }

    /** What the set as a whole amounts to. */
    ClaimEvent.Figures figures(String usage) {
        return new ClaimEvent.Figures(usage, "", "", Optional.empty(), Optional.empty(), Optional.empty());
    }

    final TransactionType type() {
        return type;
    }

    /** What is no amount of this size is none: files are read here that were never judged, or refused. */
    static Optional<BigDecimal> amount(String text) {
        return AMOUNT.matcher(text).matches() ? Optional.of(new BigDecimal(text).setScale(2)) : Optional.empty();
    }

    /** A date as CCYYMMDD. */
    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String payer(String text) {
        return StoredText.of(text, PAYER_MAX);
    }

    static String npi(String text) {
        return text.length() == NPI_LENGTH && text.chars().allMatch(c -> c >= '0' && c <= '9') ? text : "";
    }

    /** NM109, if it is a member's number. */
    static String member(SegmentView nm1) {
        return MEMBER.contains(nm1.element(8)) ? nm1.element(9) : "";
    }

    /** An amount or a code of a file, for a detail: nothing longer than those are. */
    static String brief(String text) {
        return text.length() > 20 ? text.substring(0, 20) : text;
    }

    final ClaimEvent event(String document, ClaimKeys keys, OpenClaim claim) {
        return new ClaimEvent(
                document,
                new ByteSpan(claim.from, claim.to - claim.from),
                from,
                claim.what,
                type.toString(),
                "",
                provider,
                StoredText.of(claim.detail, DETAIL_MAX),
                0,
                keys.hash(ClaimKeys.Kind.CLAIM, claim.claim),
                keys.hash(ClaimKeys.Kind.PAYER, claim.payer),
                keys.hash(ClaimKeys.Kind.PAYER, claim.original),
                keys.hash(ClaimKeys.Kind.TRACE, claim.trace),
                keys.hash(ClaimKeys.Kind.PATIENT, claim.patient),
                new ClaimEvent.Figures(
                        StoredText.of(usage, 1),
                        claim.payerId,
                        StoredText.of(claim.code, CODE_MAX),
                        claim.charge,
                        claim.paid,
                        Optional.empty()));
    }

    final ClaimEvent whole(String document, ClaimKeys keys, ByteSpan span) {
        return new ClaimEvent(
                document,
                span,
                from,
                ClaimEvent.What.SET,
                type.toString(),
                StoredText.of(control, CONTROL_MAX),
                provider,
                StoredText.of(detail(), DETAIL_MAX),
                claims,
                "",
                "",
                "",
                keys.hash(ClaimKeys.Kind.TRACE, trace()),
                "",
                figures(StoredText.of(usage, 1)));
    }
}
