package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class AnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Answers answers = new Answers(JSON);

    @ParameterizedTest
    @CsvSource({
        "SENDER, payload-too-large, 413, payload-too-large",
        "SENDER, upload-broken, 400, upload-broken",
        "SENDER, client-key-reused, 422, client-key-reused",
        "SENDER, no-such-item, 404, not-found",
        "SENDER, something-new, 422, refused",
        "CAPACITY, answer-in-progress, 409, answer-in-progress",
        "CAPACITY, back-end-busy, 503, busy",
        "CAPACITY, ledger-full, 503, busy",
        "BACK_END, claims-broken, 502, back-end-unavailable",
        "GATEWAY, ledger-slow, 500, internal-error"
    })
    void turnsFaultsIntoProblems(FaultKind kind, String code, int status, String type) throws IOException {
        var answer = answers.fault(new GatewayFault(kind, code, "what and what to do"));
        var problem = JSON.readTree(text(answer));
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.headers()).containsEntry("Content-Type", "application/problem+json");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("type").asString()).isEqualTo("urn:x12-gateway:problem:" + type);
        assertThat(problem.path("title").asString()).isNotEmpty();
    }

    @Test
    void saysWhenToComeAgain() {
        assertThat(answers.fault(new GatewayFault(FaultKind.CAPACITY, "ledger-full", "full"))
                        .headers())
                .containsKey("Retry-After");
        assertThat(answers.fault(new GatewayFault(FaultKind.CAPACITY, "answer-in-progress", "wait"))
                        .headers())
                .containsEntry("Retry-After", "1");
    }

    @Test
    void keepsToItselfWhatWentWrongInside() throws IOException {
        var answer = answers.fault(new IllegalStateException("NM1*IL*1*SAMPLEA"));
        assertThat(text(answer)).doesNotContain("SAMPLEA").doesNotContain("IllegalState");
    }

    private static String text(HttpAnswer answer) throws IOException {
        var out = new ByteArrayOutputStream();
        answer.body().writeTo(out);
        assertThat(answer.body().length()).isEqualTo(out.size());
        return out.toString(StandardCharsets.UTF_8);
    }
}
