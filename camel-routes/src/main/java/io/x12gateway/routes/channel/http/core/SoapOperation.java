package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.CoreSettings.Exchange;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The operations of the rule's WSDL, told by the element in the body; the action of the request is not trusted. The
 * generic operations use the elements of submission, results retrieval and results acknowledgment, so that a results
 * retrieval may also fetch an acknowledgment.
 */
enum SoapOperation {
    REAL_TIME("COREEnvelopeRealTimeRequest", "COREEnvelopeRealTimeResponse"),
    BATCH_SUBMISSION("COREEnvelopeBatchSubmission", "COREEnvelopeBatchSubmissionResponse"),
    ACKNOWLEDGMENT_RETRIEVAL(
            "COREEnvelopeBatchSubmissionAckRetrievalRequest", "COREEnvelopeBatchSubmissionAckRetrievalResponse"),
    RESULTS_RETRIEVAL("COREEnvelopeBatchResultsRetrievalRequest", "COREEnvelopeBatchResultsRetrievalResponse"),
    RESULTS_ACKNOWLEDGMENT("COREEnvelopeBatchResultsAckSubmission", "COREEnvelopeBatchResultsAckSubmissionResponse");

    private final String request;
    private final String response;

    SoapOperation(String request, String response) {
        this.request = request;
        this.response = response;
    }

    static Optional<SoapOperation> of(String request) {
        for (var operation : values()) if (operation.request.equals(request)) return Optional.of(operation);
        return Optional.empty();
    }

    /** The element that answers. */
    String response() {
        return response;
    }

    Set<Exchange> exchanges() {
        return switch (this) {
            case REAL_TIME -> EnumSet.of(Exchange.REAL_TIME);
            case BATCH_SUBMISSION -> EnumSet.of(Exchange.BATCH_SUBMISSION);
            case ACKNOWLEDGMENT_RETRIEVAL -> EnumSet.of(Exchange.ACKNOWLEDGMENT_RETRIEVAL);
            case RESULTS_RETRIEVAL -> EnumSet.of(Exchange.RESULTS_RETRIEVAL, Exchange.ACKNOWLEDGMENT_RETRIEVAL);
            case RESULTS_ACKNOWLEDGMENT -> EnumSet.of(Exchange.RESULTS_ACKNOWLEDGMENT);
        };
    }

    /** In real time the payload is text; everywhere else it is binary, base64 if it stands in the XML. */
    boolean isText() {
        return this == REAL_TIME;
    }
}
