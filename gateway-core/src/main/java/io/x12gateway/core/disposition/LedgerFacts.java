package io.x12gateway.core.disposition;

import io.x12gateway.core.inquiry.SearchOptions;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.payload.PayloadReader;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claim.SubmissionKeys;
import io.x12gateway.edi.claimstatus.RequestKeys;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.InquiryKeys;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.util.Optional;

/** Facts as the ledger, the registry and the submission's own bytes have them. */
record LedgerFacts(SubmissionId submission, Submissions submissions, Partners partners, PayloadReader bytes)
        implements Facts {
    @Override
    public boolean isKnown(EdiIdentity identity) {
        return partners.byIdentity(identity).isPresent();
    }

    @Override
    public Optional<SubmissionId> processedBy(String interchangeKey) {
        return submissions.claimant(interchangeKey).filter(s -> !s.equals(submission));
    }

    /** What cannot be read as a record is left to whoever has to ask it. */
    @Override
    public Optional<String> unsearchable(ByteSpan transaction, Delimiters delimiters) {
        try {
            var refusal = SearchOptions.refusal(EligibilityInquiry.read(bytes.read(transaction), delimiters));
            return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
        } catch (UnreadableTransactionException e) {
            return Optional.empty();
        }
    }

    @Override
    public AskedFor askedFor(TransactionType type, ByteSpan transaction, Delimiters delimiters) {
        var text = bytes.read(transaction);
        if (type == TransactionType.CLAIM_STATUS_REQUEST) {
            var keys = RequestKeys.read(text, delimiters);
            return new AskedFor(
                    keys.providerNpis(),
                    keys.providersWithoutNpi() > 0,
                    keys.traces().stream().map(t -> Trace.own(t, "")).toList());
        }
        var keys = InquiryKeys.read(text, delimiters);
        return new AskedFor(
                keys.receiverNpis(),
                keys.receiverIds().size() != keys.receiverNpis().size(),
                keys.traces());
    }

    @Override
    public SubmissionKeys submitted(ByteSpan transaction, Delimiters delimiters) {
        return SubmissionKeys.read(bytes.read(transaction), delimiters);
    }
}
