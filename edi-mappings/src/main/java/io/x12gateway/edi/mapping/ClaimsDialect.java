package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claimstatus.ClaimInquiry;
import io.x12gateway.edi.claimstatus.ClaimStatus;
import io.x12gateway.edi.claimstatus.ClaimStatusAnswers;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.ClaimsAnswer.ProviderRefusal;
import io.x12gateway.edi.mapping.DialectException.Reason;
import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import static java.util.Objects.requireNonNull;

/**
 * Speaks the claims system's own XML ({@code mapping/claims/claims.xsd}), both ways: the gateway writes inquiries and
 * reads answers, a claims system reads inquiries and writes answers. Safe for many threads; the mappings are made once.
 */
public final class ClaimsDialect {
    public static final String NAMESPACE = "urn:x12gateway:claims:1";

    private static final String FOLDER = "/mapping/claims";
    private static final String INQUIRY = "inquiry";
    private static final String ANSWER = "answer";
    private static final String SUBMISSION = "submission";
    private static final Map<String, Function<XmlElement, Object>> INQUIRY_PARTS =
            Map.of("claim", ClaimFragments::asked);
    private static final Map<String, Function<XmlElement, Object>> ANSWER_PARTS = Map.of(
            "refusal", ClaimFragments::code,
            "providerRefusal", ClaimFragments::providerRefusal,
            "claim", ClaimFragments::answered);

    private final HardenedXml xml = new HardenedXml(FOLDER + "/claims.xsd");
    private final FragmentMapping inquiryWriter = FragmentMapping.rendering(FOLDER, INQUIRY, List.of("claim"));
    private final FragmentMapping answerWriter =
            FragmentMapping.rendering(FOLDER, ANSWER, List.of("refusal", "providerRefusal", "claim"));
    private final FragmentMapping submissionWriter = FragmentMapping.rendering(FOLDER, SUBMISSION, List.of("claim"));
    private final FragmentMapping inquiryReader = FragmentMapping.handing(INQUIRY_PARTS.keySet());
    private final FragmentMapping answerReader = FragmentMapping.handing(ANSWER_PARTS.keySet());

    private ClaimsDialect() {}

    /** The one shared instance; the first call makes it and costs some hundred milliseconds. */
    public static ClaimsDialect standard() {
        return Holder.STANDARD;
    }

    /**
     * The inquiry for one 276.
     *
     * @param inquiryId 1 to 100 letters, digits and {@code . _ : / -}; the answer repeats it
     * @param test ISA15 was T
     */
    public byte[] toInquiry(ClaimStatusRequest request, String inquiryId, boolean test) {
        return writeInquiry(ClaimsInquiry.of(request, inquiryId, test));
    }

    /**
     * The 277 that an answer becomes. A claim that the answer passes over is told as unanswered (E2:0), so that
     * nothing asked stays silent.
     *
     * @param at goes into BHT04/05 and into statuses that the claims system did not date
     * @throws DialectException if the message is hostile or broken, or answers something else
     */
    public ClaimStatusResponse toResponse(
            byte[] answerXml, ClaimStatusRequest original, String inquiryId, LocalDateTime at) throws DialectException {
        var answer = readAnswer(answerXml);
        if (!answer.inquiryId().equals(inquiryId)) {
            throw new DialectException(
                    Reason.OTHER_INQUIRY, "the answer is to inquiry " + answer.inquiryId() + ", not to " + inquiryId);
        }
        if (answer.refusal().isPresent()) {
            return ClaimStatusAnswers.requestRejected(original, answer.refusal().get(), at);
        }
        var found = byClaim(original, answer);
        return ClaimStatusAnswers.answered(original, at, provider -> refusal(provider, answer), claim -> {
            var statuses = found.getOrDefault(claim, List.of());
            return statuses.isEmpty()
                    ? List.of(ClaimStatusAnswers.told(claim, ClaimStatusAnswers.CLAIM_NOT_ANSWERED, at))
                    : statuses;
        });
    }

    public byte[] writeInquiry(ClaimsInquiry inquiry) {
        var fragments = inquiry.claims().stream()
                .map(claim -> new Fragment("claim", claim))
                .toList();
        return bytes(inquiryWriter.render(new Message(INQUIRY, inquiry, fragments)));
    }

    /** @throws DialectException if the message is hostile or broken */
    public ClaimsInquiry readInquiry(byte[] inquiryXml) throws DialectException {
        var root = xml.read(inquiryXml, "claimStatusInquiry");
        var claims = collect(inquiryReader, message(INQUIRY, root), INQUIRY_PARTS);
        return new ClaimsInquiry(
                root.text("inquiryId"), root.text("usage").equals("test"), only(AskedClaim.class, claims));
    }

    public byte[] writeAnswer(ClaimsAnswer answer) {
        var fragments = new ArrayList<Fragment>();
        answer.refusal().ifPresent(refusal -> fragments.add(new Fragment("refusal", refusal)));
        for (var refusal : answer.providerRefusals()) fragments.add(new Fragment("providerRefusal", refusal));
        for (var claim : answer.claims()) fragments.add(new Fragment("claim", claim));
        return bytes(answerWriter.render(new Message(ANSWER, answer, fragments)));
    }

    /** @throws DialectException if the message is hostile or broken */
    public ClaimsAnswer readAnswer(byte[] answerXml) throws DialectException {
        var root = xml.read(answerXml, "claimStatusAnswer");
        var parts = collect(answerReader, message(ANSWER, root), ANSWER_PARTS);
        return new ClaimsAnswer(
                root.text("inquiryId"),
                only(StatusCode.class, parts).stream().findFirst(),
                only(ProviderRefusal.class, parts),
                only(AnsweredClaim.class, parts));
    }

    public byte[] writeSubmission(ClaimSubmission submission) {
        var fragments = submission.claims().stream()
                .map(claim -> new Fragment("claim", new SentClaim(claim)))
                .toList();
        return bytes(submissionWriter.render(new Message(SUBMISSION, submission, fragments)));
    }

    /**
     * What the claims system says to a submission: to each of its claims, or to none.
     *
     * @throws DialectException if the message is hostile or broken, answers something else, or passes over a claim
     */
    public ClaimReceipt readReceipt(byte[] receiptXml, ClaimSubmission submission) throws DialectException {
        return ReceiptFragments.receipt(xml.read(receiptXml, "claimReceipt"), submission);
    }

    private static Map<ClaimInquiry, List<ClaimStatus>> byClaim(ClaimStatusRequest original, ClaimsAnswer answer)
            throws DialectException {
        var asked = original.claims().toList();
        Map<ClaimInquiry, List<ClaimStatus>> found = new IdentityHashMap<>();
        for (var claim : answer.claims()) {
            if (claim.number() > asked.size()) {
                throw new DialectException(
                        Reason.CONTRADICTION,
                        "the answer tells of claim " + claim.number() + ", only " + asked.size() + " were asked");
            }
            var inquiry = asked.get(claim.number() - 1);
            if (!inquiry.trace().equals(claim.status().trace())) {
                throw new DialectException(
                        Reason.CONTRADICTION, "claim " + claim.number() + " is answered under another trace");
            }
            found.computeIfAbsent(inquiry, i -> new ArrayList<>()).add(claim.status());
        }
        return found;
    }

    private static Optional<StatusCode> refusal(ClaimStatusRequest.Provider provider, ClaimsAnswer answer) {
        return answer.providerRefusals().stream()
                .filter(refusal ->
                        provider.names().stream().anyMatch(name -> name.id().equals(refusal.providerId())))
                .map(ProviderRefusal::reason)
                .findFirst();
    }

    private static Message message(String name, XmlElement root) {
        var fragments = root.children().stream()
                .map(child -> new Fragment(child.name(), child))
                .toList();
        return new Message(name, root, fragments);
    }

    private static List<Object> collect(
            FragmentMapping mapping, Message message, Map<String, Function<XmlElement, Object>> readers) {
        var parts = new ArrayList<>();
        try {
            mapping.hand(
                    message,
                    fragment -> parts.add(
                            requireNonNull(readers.get(fragment.name())).apply((XmlElement) fragment.value())));
        } catch (IOException e) {
            throw new UncheckedIOException("elements in memory can't fail", e);
        }
        return parts;
    }

    private static <T> List<T> only(Class<T> type, List<Object> parts) {
        return parts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static final class Holder {
        static final ClaimsDialect STANDARD = new ClaimsDialect();
    }
}
