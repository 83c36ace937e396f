package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.channel.http.core.TestEnvelope.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Every error code of the rule, in both bindings: what brings it about, and how it is told. */
class ErrorCodeTest {
    /** These are about what has been received, so that it is on record. */
    private static final Set<ErrorCode> ON_RECORD = EnumSet.of(ErrorCode.SUCCESS, ErrorCode.PAYLOAD_ILLEGAL);

    record Scenario(ErrorCode code, String label, boolean batch, Consumer<Map<String, String>> mistake) {
        static Scenario of(ErrorCode code, Consumer<Map<String, String>> mistake) {
            return new Scenario(code, code.label(), false, mistake);
        }

        static Scenario inBatch(ErrorCode code, Consumer<Map<String, String>> mistake) {
            return new Scenario(code, code.label(), true, mistake);
        }

        Map<String, String> request() {
            var fields = batch ? TestEnvelope.batch() : TestEnvelope.request();
            mistake.accept(fields);
            return fields;
        }
    }

    static List<Scenario> scenarios() {
        return List.of(
                Scenario.of(ErrorCode.SUCCESS, f -> {}),
                Scenario.of(ErrorCode.PAYLOAD_TYPE_REQUIRED, f -> f.remove("PayloadType")),
                Scenario.of(ErrorCode.PAYLOAD_TYPE_ILLEGAL, f -> f.put("PayloadType", "X12_270_Request_004010")),
                Scenario.of(ErrorCode.PAYLOAD_TYPE_ILLEGAL, f -> f.put("PayloadType", "X12_276_Request_005010X212")),
                Scenario.of(ErrorCode.PROCESSING_MODE_REQUIRED, f -> f.remove("ProcessingMode")),
                Scenario.of(ErrorCode.PROCESSING_MODE_ILLEGAL, f -> f.put("ProcessingMode", "Sometimes")),
                Scenario.of(ErrorCode.PAYLOAD_ID_REQUIRED, f -> f.put("PayloadID", "")),
                Scenario.of(ErrorCode.PAYLOAD_ID_ILLEGAL, f -> f.put("PayloadID", "12345")),
                Scenario.of(ErrorCode.PAYLOAD_ID_ILLEGAL, f -> f.put("PayloadID", "7".repeat(1000))),
                Scenario.inBatch(ErrorCode.PAYLOAD_LENGTH_REQUIRED, f -> f.remove("PayloadLength")),
                Scenario.inBatch(ErrorCode.PAYLOAD_LENGTH_ILLEGAL, f -> f.put("PayloadLength", "7")),
                Scenario.inBatch(ErrorCode.PAYLOAD_LENGTH_ILLEGAL, f -> f.put("PayloadLength", "-1")),
                Scenario.of(ErrorCode.TIME_STAMP_REQUIRED, f -> f.remove("TimeStamp")),
                Scenario.of(ErrorCode.TIME_STAMP_ILLEGAL, f -> f.put("TimeStamp", "yesterday")),
                Scenario.of(ErrorCode.TIME_STAMP_ILLEGAL, f -> f.put("TimeStamp", "9999-01-01T00:00:00Z")),
                Scenario.of(ErrorCode.TIME_STAMP_ILLEGAL, f -> f.put("TimeStamp", "2026-11-21T14:05:00-05:00")),
                Scenario.of(ErrorCode.USER_NAME_REQUIRED, f -> f.remove("UserName")),
                Scenario.of(ErrorCode.USER_NAME_ILLEGAL, f -> f.put("UserName", "u".repeat(51))),
                Scenario.of(ErrorCode.PASSWORD_REQUIRED, f -> f.remove("Password")),
                Scenario.of(ErrorCode.PASSWORD_ILLEGAL, f -> f.put("Password", "p".repeat(129))),
                Scenario.of(ErrorCode.SENDER_ID_REQUIRED, f -> f.remove("SenderID")),
                Scenario.of(ErrorCode.SENDER_ID_ILLEGAL, f -> f.put("SenderID", "HARBOR")),
                Scenario.of(ErrorCode.RECEIVER_ID_REQUIRED, f -> f.remove("ReceiverID")),
                Scenario.of(ErrorCode.RECEIVER_ID_ILLEGAL, f -> f.put("ReceiverID", "ELSEWHERE")),
                Scenario.of(ErrorCode.CORE_RULE_VERSION_REQUIRED, f -> f.remove("CORERuleVersion")),
                Scenario.of(ErrorCode.CORE_RULE_VERSION_ILLEGAL, f -> f.put("CORERuleVersion", "two")),
                Scenario.inBatch(ErrorCode.CHECK_SUM_REQUIRED, f -> f.remove("CheckSum")),
                Scenario.inBatch(ErrorCode.CHECK_SUM_ILLEGAL, f -> f.put("CheckSum", "abc")),
                Scenario.of(ErrorCode.PAYLOAD_REQUIRED, f -> f.remove("Payload")),
                Scenario.of(ErrorCode.PAYLOAD_REQUIRED, f -> f.put("Payload", "")),
                Scenario.of(ErrorCode.PAYLOAD_ILLEGAL, f -> f.put("Payload", "nothing of X12")),
                new Scenario(ErrorCode.NOT_UNDERSTOOD, "ColourNotUnderstood", false, ErrorCodeTest::colour),
                Scenario.of(ErrorCode.VERSION_MISMATCH, f -> f.put("CORERuleVersion", "1.1.0")),
                Scenario.of(ErrorCode.UN_AUTHORIZED, f -> f.put("Password", "wrong")),
                Scenario.of(ErrorCode.UN_AUTHORIZED, f -> f.put("UserName", "nobody")),
                Scenario.of(ErrorCode.UN_AUTHORIZED, f -> f.keySet().removeAll(Set.of("UserName", "Password"))),
                Scenario.inBatch(ErrorCode.CHECKSUM_MISMATCHED, f -> f.put("CheckSum", "0".repeat(40))),
                Scenario.of(ErrorCode.SENDER, ErrorCodeTest::largePayloadInFront),
                Scenario.of(ErrorCode.RECEIVER, f -> {}));
    }

    private static void colour(Map<String, String> fields) {
        var payload = fields.remove("Payload");
        fields.put("Colour", "blue");
        fields.put("Payload", payload);
    }

    private static void largePayloadInFront(Map<String, String> fields) {
        var rest = new LinkedHashMap<>(fields);
        var mode = rest.remove("ProcessingMode");
        fields.clear();
        fields.put("ProcessingMode", mode);
        fields.put("Payload", "X".repeat(300 * 1024));
        rest.remove("Payload");
        fields.putAll(rest);
    }

    @Test
    void everyCodeHasItsScenario() {
        assertThat(scenarios().stream().map(Scenario::code).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.allOf(ErrorCode.class));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isToldInMime(Scenario scenario) {
        var bench = new CoreBench();
        var reply = send(bench, Form.MIME, scenario);
        assertThat(reply.status()).isEqualTo(200);
        told(scenario, reply);
        leftNothing(scenario, bench);
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void isToldInSoap(Scenario scenario) {
        var bench = new CoreBench();
        var reply = send(bench, Form.SOAP, scenario);
        switch (scenario.code()) {
            case SENDER -> {
                assertThat(reply.field("Fault")).isEqualTo("Sender");
                assertThat(reply.status()).isEqualTo(400);
            }
            case RECEIVER -> {
                assertThat(reply.field("Fault")).isEqualTo("Receiver");
                assertThat(reply.status()).isEqualTo(500);
            }
            default -> {
                assertThat(reply.status()).isEqualTo(200);
                told(scenario, reply);
            }
        }
        leftNothing(scenario, bench);
    }

    private static CoreBench.Reply send(CoreBench bench, Form form, Scenario scenario) {
        if (scenario.code() == ErrorCode.RECEIVER)
            bench.world.ledger.failNext(new GatewayFault(FaultKind.GATEWAY, "ledger-broken", "the disk is gone"));
        return bench.send(form, scenario.request());
    }

    private static void told(Scenario scenario, CoreBench.Reply reply) {
        assertThat(reply.fields()).containsEntry("ErrorCode", scenario.label());
        if (scenario.code() == ErrorCode.SUCCESS)
            assertThat(reply.fields()).containsEntry("ErrorMessage", "None").containsKey("Payload");
        else
            assertThat(reply.fields())
                    .containsEntry("PayloadType", "CoreEnvelopeError")
                    .containsEntry("SenderID", "GATEWAY")
                    .doesNotContainKey("Payload");
        assertThat(reply.field("ErrorMessage").length()).isBetween(1, 1024);
    }

    private static void leftNothing(Scenario scenario, CoreBench bench) {
        assertThat(bench.submissions()).isEqualTo(ON_RECORD.contains(scenario.code()) ? 1 : 0);
    }
}
