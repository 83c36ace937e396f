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
import io.x12gateway.edi.eligibility.SeveralPatients;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.util.ArrayList;
import java.util.List;
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
    public Optional<String> unsearchable(AskedFor asked, Delimiters delimiters) {
        try {
            var refusal = SearchOptions.refusal(EligibilityInquiry.read(asked.question(), delimiters));
            return refusal.isEmpty() ? Optional.empty() : Optional.of(refusal);
        } catch (UnreadableTransactionException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<AskedFor> askedFor(TransactionType type, ByteSpan transaction, Delimiters delimiters) {
        var text = bytes.read(transaction);
        if (type == TransactionType.CLAIM_STATUS_REQUEST) return List.of(claims(text, delimiters));
        var keys = InquiryKeys.read(text, delimiters);
        if (keys.patients() < 2) return List.of(patient(0, text, keys));
        var several = SeveralPatients.in(text, delimiters);
        if (several.count() < 2) return List.of(patient(0, text, keys));
        var each = new ArrayList<AskedFor>(several.count());
        for (int patient = 1; patient <= several.count(); patient++) {
            var question = several.transaction(patient);
            each.add(patient(patient, question, InquiryKeys.read(question, delimiters)));
        }
        return each;
    }

    /** A claims system is asked about all claims of a request at once. */
    private static AskedFor claims(byte[] text, Delimiters delimiters) {
        var keys = RequestKeys.read(text, delimiters);
        return new AskedFor(
                0,
                text,
                keys.providerNpis(),
                keys.providersWithoutNpi() > 0,
                keys.traces().stream().map(t -> Trace.own(t, "")).toList());
    }

    private static AskedFor patient(int patient, byte[] question, InquiryKeys keys) {
        boolean unnamed = keys.receiverIds().size() != keys.receiverNpis().size();
        return new AskedFor(patient, question, keys.receiverNpis(), unnamed, keys.traces());
    }

    @Override
    public SubmissionKeys submitted(ByteSpan transaction, Delimiters delimiters) {
        return SubmissionKeys.read(bytes.read(transaction), delimiters);
    }
}
