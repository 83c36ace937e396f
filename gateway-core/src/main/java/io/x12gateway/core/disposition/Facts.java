package io.x12gateway.core.disposition;

import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claim.SubmissionKeys;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.Trace;

import java.util.List;
import java.util.Optional;

/** What a decision has to know beyond the report. The same question gets the same answer during one decision. */
public interface Facts {

    /** Whether any partner sends from this interchange address. */
    boolean isKnown(EdiIdentity identity);

    /** The other submission that processed the interchange of this key. */
    Optional<SubmissionId> processedBy(String interchangeKey);

    /** On whose behalf an inquiry asks. */
    AskedFor askedFor(TransactionType type, ByteSpan transaction, Delimiters delimiters);

    /** Why a 270 fits none of the {@link io.x12gateway.core.inquiry.SearchOptions}; empty if it does. */
    Optional<String> unsearchable(ByteSpan transaction, Delimiters delimiters);

    /** Who submits an 837, and for whom. */
    SubmissionKeys submitted(ByteSpan transaction, Delimiters delimiters);

    /**
     * @param npis providers named by NPI
     * @param unnamed whether a provider is named by something else
     * @param traces the trace numbers that it asks with
     */
    record AskedFor(List<String> npis, boolean unnamed, List<Trace> traces) {
        public AskedFor {
            npis = List.copyOf(npis);
            traces = List.copyOf(traces);
        }
    }
}
