package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.routes.channel.http.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonQuestionTest {
    private static RefusedJson refusal(String json) {
        return catchThrowableOfType(RefusedJson.class, () -> JsonQuestion.read(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{",
                "{} {}",
                "{'a': 1}",
                "{\"a\": 1, \"a\": 2}",
                "{\"a\": 1e400}",
                "{\"a\": -1E-99}",
                "{\"a\": 12345678901234567890123}",
                "{\"a\": NaN}",
                "{\"a\": \"\\ud800\"}",
                "{\"a\": [\"\\udc00 x\"]}",
                "// no comment\n{}",
            })
    void refusesWhatIsNoJsonWithinTheLimits(String json) {
        assertThat(refusal(json).type()).isEqualTo(ProblemType.INVALID_JSON);
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        var deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(refusal(deep).type()).isEqualTo(ProblemType.INVALID_JSON);
        var just = "{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}";
        assertThat(JsonQuestion.read(just.getBytes(StandardCharsets.UTF_8))
                        .tree()
                        .has("a"))
                .isTrue();
    }

    @Test
    void refusesWhatIsNotUtf8() {
        var latin1 = "{\"a\": \"JOS\u00c9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(catchThrowableOfType(RefusedJson.class, () -> JsonQuestion.read(latin1))
                        .type())
                .isEqualTo(ProblemType.INVALID_JSON);
        var utf16 = "{\"a\": 1}".getBytes(StandardCharsets.UTF_16);
        assertThat(catchThrowableOfType(RefusedJson.class, () -> JsonQuestion.read(utf16))
                        .type())
                .isEqualTo(ProblemType.INVALID_JSON);
    }

    @Test
    void namesThePlaceOfWhatX12CannotCarry() {
        var refusal = refusal("{\"a\": [{\"b/c\": \"ONE*TWO\"}], \"d\": \"FINE\", \"e\": \"\\u0000\"}");
        assertThat(refusal.type()).isEqualTo(ProblemType.INVALID_QUESTION);
        assertThat(refusal.places()).extracting(RefusedJson.Place::pointer).containsExactly("/a/0/b~1c", "/e");
        assertThat(refusal).hasMessageNotContaining("ONE");
    }

    @Test
    void takesLettersWithMarks() {
        var json = "{\"a\": \"JOS\u00c9 MU\u00d1OZ\"}";
        assertThat(JsonQuestion.read(json.getBytes(StandardCharsets.UTF_8)).text())
                .isEqualTo(json);
    }
}
