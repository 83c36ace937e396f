package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerLimits;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.channel.http.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@ExtendWith(RunningGateway.Extension.class)
class LimitsIT {
    private static final OptionalInt ANY = OptionalInt.empty();
    private static final OptionalLong ANY_LONG = OptionalLong.empty();

    @Test
    void answersTooManyRequestsWithAWordAboutWhen(RunningGateway gateway) {
        var token = enrol(gateway, "limited-requests", new PartnerLimits(OptionalInt.of(5), ANY, ANY_LONG, ANY_LONG));
        try (var door = new DoorClient(gateway)) {
            for (int i = 0; i < 5; i++)
                assertThat(mailbox(door, token).statusCode()).isEqualTo(200);
            assertTooMany(mailbox(door, token));
            assertThat(door.send(door.to("/v1/mailbox", TestPartner.RIVERBEND)).statusCode())
                    .as("the neighbour")
                    .isEqualTo(200);
        }
    }

    @Test
    void countsUploadsWhileTheyAreUnderWay(RunningGateway gateway) throws Exception {
        var token = enrol(gateway, "limited-uploads", new PartnerLimits(ANY, OptionalInt.of(1), ANY_LONG, ANY_LONG));
        try (var door = new DoorClient(gateway);
                var line = RawLine.to(gateway)) {
            line.write(
                    "POST /v1/transactions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Type: application/edi-x12\r\nContent-Length: 4\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n");
            assertThat(line.readHead()).as("somebody waits for the body").startsWith("HTTP/1.1 100");
            assertTooMany(upload(door, token, "ISA"));
            assertThat(mailbox(door, token).statusCode()).as("reading goes on").isEqualTo(200);
            line.write("ISA*");
            assertThat(line.readToEnd()).startsWith("HTTP/1.1 422");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThat(upload(door, token, "ISA").statusCode()).isEqualTo(422));
        }
    }

    @Test
    void takesNoLargerFileThanThePartnerMaySend(RunningGateway gateway) {
        var token = enrol(gateway, "limited-size", new PartnerLimits(ANY, ANY, OptionalLong.of(1_000), ANY_LONG));
        try (var door = new DoorClient(gateway)) {
            assertThat(upload(door, token, "x".repeat(1_000)).statusCode()).isEqualTo(422);
            var tooLarge = upload(door, token, "x".repeat(1_001));
            assertThat(tooLarge.statusCode()).isEqualTo(413);
            assertThat(json(tooLarge).path("detail").asString()).contains("1000 bytes");
        }
    }

    @Test
    void chargesTheBytesOfADay(RunningGateway gateway) {
        var token = enrol(gateway, "limited-bytes", new PartnerLimits(ANY, ANY, ANY_LONG, OptionalLong.of(2_000)));
        try (var door = new DoorClient(gateway)) {
            assertThat(upload(door, token, "x".repeat(1_500)).statusCode()).isEqualTo(422);
            assertTooMany(upload(door, token, "y".repeat(1_500)));
        }
    }

    @Test
    void countsCoreRequestsOnceTheyAreNamed(RunningGateway gateway) {
        var token = enrol(gateway, "limited-core", new PartnerLimits(OptionalInt.of(2), ANY, ANY_LONG, ANY_LONG));
        try (var door = new DoorClient(gateway)) {
            for (int i = 0; i < 2; i++)
                assertThat(pickup(door, token).statusCode()).isEqualTo(200);
            var tooMany = pickup(door, token);
            assertThat(tooMany.statusCode()).isEqualTo(503);
            assertThat(tooMany.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void takesNoLargerPayloadInAnEnvelopeThanThePartnerMaySend(RunningGateway gateway) {
        var token = enrol(gateway, "limited-payload", new PartnerLimits(ANY, ANY, OptionalLong.of(1_000), ANY_LONG));
        try (var door = new DoorClient(gateway)) {
            assertThat(inquiry(door, token, "x".repeat(1_000)).statusCode()).isEqualTo(200);
            var tooLarge = inquiry(door, token, "x".repeat(1_001));
            assertThat(tooLarge.statusCode()).isEqualTo(413);
            assertThat(tooLarge.body()).contains("1000 bytes");
            assertThat(inquiry(door, token, "x".repeat(20_000)).statusCode()).isEqualTo(413);
        }
    }

    private static HttpResponse<String> inquiry(DoorClient door, String token, String payload) {
        return core(
                door,
                token,
                "PAYLOAD",
                Map.of(
                        "PayloadType", "X12_270_Request_005010X279A1",
                        "ProcessingMode", "RealTime",
                        "Payload", payload));
    }

    private static HttpResponse<String> pickup(DoorClient door, String token) {
        return core(
                door,
                token,
                "CORE",
                Map.of("PayloadType", "X12_999_RetrievalRequest_005010X231A1", "ProcessingMode", "Batch"));
    }

    private static HttpResponse<String> core(DoorClient door, String token, String sender, Map<String, String> own) {
        var fields = new LinkedHashMap<>(Map.of(
                "PayloadID", UUID.randomUUID().toString(),
                "TimeStamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "SenderID", sender,
                "ReceiverID", "GATEWAY",
                "CORERuleVersion", "2.2.0",
                "PayloadType", "",
                "ProcessingMode", ""));
        fields.putAll(own);
        var last = fields.remove("Payload");
        if (last != null) fields.put("Payload", last);
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--b\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return door.send(Tokens.bearer(door.to("/core"), token)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(DoorClient.text(body + "--b--\r\n")));
    }

    private static void assertTooMany(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(json(answer).path("type").asString()).isEqualTo(ProblemType.TOO_MANY_REQUESTS.uri());
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
    }

    private static HttpResponse<String> mailbox(DoorClient door, String token) {
        return door.send(Tokens.bearer(door.to("/v1/mailbox"), token));
    }

    private static HttpResponse<String> upload(DoorClient door, String token, String body) {
        return door.send(Tokens.bearer(door.to("/v1/transactions"), token)
                .header("Content-Type", "application/edi-x12")
                .POST(DoorClient.text(body)));
    }

    private static String enrol(RunningGateway gateway, String id, PartnerLimits limits) {
        var token = "token-of-" + id;
        var partner = TradingPartner.named(
                        new PartnerId(id),
                        id,
                        new EdiIdentity("ZZ", id.substring(8).toUpperCase(Locale.ROOT)))
                .credentials(Credentials.NONE.withApiTokens(List.of(Tokens.registered(token, Validity.ALWAYS))))
                .limits(limits)
                .build();
        gateway.bean(Partners.class).register(List.of(partner), "test");
        return token;
    }
}
