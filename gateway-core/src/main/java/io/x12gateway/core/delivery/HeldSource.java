package io.x12gateway.core.delivery;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.InterchangeHeader;

import java.util.List;
import java.util.Optional;

/** The sealed files in which held transaction sets stand, and what is read from them. */
final class HeldSource {
    private static final int ISA_LENGTH = 106;

    private final Submissions submissions;
    private final PayloadStore payloads;
    private final Correlation correlation;

    HeldSource(Submissions submissions, PayloadStore payloads, Correlation correlation) {
        this.submissions = submissions;
        this.payloads = payloads;
        this.correlation = correlation;
    }

    Submission submission(HeldDocument document) {
        return submissions
                .find(document.submission())
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.GATEWAY,
                        "submission-missing",
                        "The submission " + document.submission() + " is unknown."));
    }

    PayloadReader open(Submission submission) {
        return PayloadReader.of(payloads, submission.payload());
    }

    /** Who asked, if it is an answer and exactly one did. */
    Optional<TradingPartner> asker(HeldDocument document) {
        var submission = submission(document);
        try (var bytes = open(submission)) {
            return correlation
                    .find(
                            type(document),
                            bytes.read(document.transaction()),
                            header(document, bytes).delimiters(),
                            document.usage(),
                            submission.receivedAt())
                    .recipient();
        }
    }

    /** With the trace number, which is kept nowhere but in the sealed file: often it is a patient's account number. */
    HeldEntry entry(HeldDocument document) {
        return HeldEntry.of(document, reference(document));
    }

    private String reference(HeldDocument document) {
        return submissions
                .find(document.submission())
                .map(s -> reference(document, s))
                .orElse("");
    }

    private String reference(HeldDocument document, Submission submission) {
        try (var bytes = open(submission)) {
            var delimiters = header(document, bytes).delimiters();
            return isRemittance(document)
                    ? SetHead.read(bytes, document.transaction(), delimiters)
                            .header()
                            .traceNumber()
                    : Correlation.reference(type(document), bytes.read(document.transaction()), delimiters);
        }
    }

    /** Of one interchange. */
    static Copyist.Sets sets(List<HeldDocument> documents, PayloadReader bytes) {
        var header = header(documents.getFirst(), bytes);
        var separator = header.delimiters().element();
        return new Copyist.Sets(
                header,
                bytes,
                documents.stream()
                        .map(d -> Copyist.Sets.of(d.transaction(), bytes, separator))
                        .toList());
    }

    private static InterchangeHeader header(HeldDocument document, PayloadReader bytes) {
        var isa = bytes.read(new ByteSpan(document.interchangeOffset(), ISA_LENGTH));
        return X12.standard().validate(isa).interchanges().getFirst().header();
    }

    static boolean isRemittance(HeldDocument document) {
        return type(document) == TransactionType.REMITTANCE_ADVICE;
    }

    static TransactionType type(HeldDocument document) {
        return switch (document.kind()) {
            case "835" -> TransactionType.REMITTANCE_ADVICE;
            case "271" -> TransactionType.ELIGIBILITY_RESPONSE;
            case "277" -> TransactionType.CLAIM_STATUS_RESPONSE;
            case "277CA" -> TransactionType.CLAIM_ACKNOWLEDGMENT;
            default -> throw new IllegalStateException(document.kind());
        };
    }
}
