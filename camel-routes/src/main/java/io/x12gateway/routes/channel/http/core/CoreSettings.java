package io.x12gateway.routes.channel.http.core;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.List;
import java.util.Optional;

/**
 * @param ruleVersions CORERuleVersion values that are taken, {@code 2.2.0} and {@code 4.0.0}; the first is that of
 *     answers to envelopes whose version could not be read
 * @param requests PayloadTypes that are taken; one line per PayloadType and exchange
 * @param answers PayloadTypes of answers; the first line that fits is taken
 */
@ConfigurationProperties(prefix = "gateway.core-connectivity", ignoreUnknownFields = false)
@Validated
public record CoreSettings(
        @NotEmpty List<String> ruleVersions,
        @NotEmpty List<@Valid Request> requests,
        @NotEmpty List<@Valid Answer> answers) {
    static final String RECEIPT = "receipt";
    static final String ACKNOWLEDGMENT_RECEIPT = "acknowledgment-receipt";
    static final String NO_ACKNOWLEDGMENT = "no-acknowledgment";
    static final String NO_RESULTS = "no-results";

    /** What a request wants done. */
    public enum Exchange {
        REAL_TIME("RealTime"),
        BATCH_SUBMISSION("Batch"),
        ACKNOWLEDGMENT_RETRIEVAL("Batch"),
        RESULTS_RETRIEVAL("Batch"),
        RESULTS_ACKNOWLEDGMENT("Batch");

        private final String processingMode;

        Exchange(String processingMode) {
            this.processingMode = processingMode;
        }

        /** The ProcessingMode field's value. */
        public String processingMode() {
            return processingMode;
        }

        /** Whether it fetches something, and so brings nothing. */
        public boolean isRetrieval() {
            return this == ACKNOWLEDGMENT_RETRIEVAL || this == RESULTS_RETRIEVAL;
        }
    }

    /**
     * @param sets ST01 of the payload, or {@code TA1}; for a retrieval the kinds of document that are fetched. Empty for
     *     a payload of any kind
     * @param guide GS08 of the payload; empty for any
     * @param version CORERuleVersion that has it; empty for all
     * @param answer PayloadType of the answer; empty for the one that follows from what it carries
     */
    public record Request(
            @NotBlank String name,
            @NotNull Exchange exchange,
            @DefaultValue List<String> sets,
            @DefaultValue("") String guide,
            @DefaultValue("") String version,
            @DefaultValue("") String answer) {
        boolean agreesWith(PayloadHead head) {
            return (sets.isEmpty() || sets.contains(head.set())) && (guide.isEmpty() || guide.equals(head.guide()));
        }
    }

    /**
     * @param to the set that the answer carries; or {@code receipt}, {@code acknowledgment-receipt}, {@code
     *     no-acknowledgment}, {@code no-results}
     * @param version CORERuleVersion that says it so; empty for all
     */
    public record Answer(
            @NotBlank String to,
            @NotBlank String name,
            @DefaultValue("") String version) {}

    boolean knows(String payloadType) {
        return requests.stream().anyMatch(r -> r.name().equals(payloadType));
    }

    Optional<Request> request(String payloadType, String processingMode, String ruleVersion) {
        return requests.stream()
                .filter(r -> r.name().equals(payloadType)
                        && r.exchange().processingMode().equals(processingMode)
                        && (r.version().isEmpty() || r.version().equals(ruleVersion)))
                .findFirst();
    }

    String answer(String to, String ruleVersion) {
        return answers.stream()
                .filter(a -> a.to().equals(to)
                        && (a.version().isEmpty() || a.version().equals(ruleVersion)))
                .map(Answer::name)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "gateway.core-connectivity.answers has no line for " + to + " in version " + ruleVersion));
    }

    /** The version in which to answer an envelope that says it has this one. */
    String answerVersion(String asked) {
        return ruleVersions.contains(asked) ? asked : ruleVersions.getFirst();
    }
}
