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

    /**
     * On whose behalf an inquiry asks: of a 270 for several patients each of them by himself, since a source is asked
     * about one at a time; never empty.
     */
    List<AskedFor> askedFor(TransactionType type, ByteSpan transaction, Delimiters delimiters);

    /** Why a 270 fits none of the {@link io.x12gateway.core.inquiry.SearchOptions}; empty if it does. */
    Optional<String> unsearchable(AskedFor asked, Delimiters delimiters);

    /** Who submits an 837, and for whom. */
    SubmissionKeys submitted(ByteSpan transaction, Delimiters delimiters);

    /**
     * @param patient as {@link io.x12gateway.core.inquiry.Inquiry#patient}
     * @param question ST to SE
     * @param npis providers named by NPI
     * @param unnamed whether a provider is named by something else
     * @param traces the trace numbers that it asks with
     */
    record AskedFor(int patient, byte[] question, List<String> npis, boolean unnamed, List<Trace> traces) {
        public AskedFor {
            npis = List.copyOf(npis);
            traces = List.copyOf(traces);
        }
    }
}
