package io.x12gateway.routes.channel.http.core;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * @param requests PayloadTypes that are taken; one line per PayloadType and exchange
 * @param answers PayloadType of an answer by the set it carries: {@code 271 277 999 TA1}
 */
@ConfigurationProperties(prefix = "gateway.core-connectivity", ignoreUnknownFields = false)
@Validated
public record CoreSettings(
        @NotEmpty List<String> ruleVersions,
        @NotEmpty List<@Valid Request> requests,
        @NotEmpty Map<String, String> answers) {

    /** What a request wants done. */
    public enum Exchange {
        REAL_TIME("RealTime"),
        BATCH_SUBMISSION("Batch"),
        RETRIEVAL("Batch");

        private final String processingMode;

        Exchange(String processingMode) {
            this.processingMode = processingMode;
        }

        /** The ProcessingMode field's value. */
        public String processingMode() {
            return processingMode;
        }
    }

    /**
     * @param set ST01 of the payload, or the kind of document that is retrieved
     * @param guide GS08 of the payload; empty for a retrieval, which has none
     */
    public record Request(
            @NotBlank String name,
            @NotNull Exchange exchange,
            @NotBlank String set,
            @DefaultValue("") String guide) {}

    boolean knows(String payloadType) {
        return requests.stream().anyMatch(r -> r.name().equals(payloadType));
    }

    Optional<Request> request(String payloadType, String processingMode) {
        return requests.stream()
                .filter(r -> r.name().equals(payloadType)
                        && r.exchange().processingMode().equals(processingMode))
                .findFirst();
    }

    String answer(String set) {
        var name = answers.get(set);
        if (name == null) throw new IllegalStateException("gateway.core-connectivity.answers has no line for " + set);
        return name;
    }
}
