package io.x12gateway.routes.channel.http.core;

import io.x12gateway.routes.channel.http.core.TestEnvelope.Form;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityHeaderTest {
    private static final String CREATED = "<u:Created xmlns:u=\"" + Soap.SECURITY_UTILITY + "\">%s</u:Created>";
    private final CoreBench bench = new CoreBench();

    @Test
    void takesANonceOnce() {
        var now = bench.world.clock.instant().toString();
        var token = "<w:Nonce>bm9uY2U=</w:Nonce>" + CREATED.formatted(now);
        assertThat(send(token)).isEqualTo("Success");
        assertThat(send(token)).isEqualTo("UnAuthorized");
        assertThat(send(token.replace("bm9uY2U=", "b3RoZXI="))).isEqualTo("Success");
    }

    @Test
    void takesATokenForFiveMinutes() {
        var now = bench.world.clock.instant();
        assertThat(send(CREATED.formatted(now.minus(Duration.ofSeconds(301))))).isEqualTo("UnAuthorized");
        assertThat(send(CREATED.formatted(now.plus(Duration.ofSeconds(301))))).isEqualTo("UnAuthorized");
        assertThat(send(CREATED.formatted(now.minus(Duration.ofSeconds(299))))).isEqualTo("Success");
        assertThat(send(CREATED.formatted("whenever"))).isEqualTo("UnAuthorized");
    }

    @Test
    void refusesANonceThatNeverGrowsOld() {
        assertThat(send("<w:Nonce>bm9uY2U=</w:Nonce>")).isEqualTo("UnAuthorized");
    }

    @Test
    void forgetsNothingOfWrongPasswords() {
        var token = "<w:Nonce>Zmlyc3Q=</w:Nonce>" + CREATED.formatted(bench.world.clock.instant());
        var wrong = message(token).replace("riverbend-test-password", "wrong");
        assertThat(answer(wrong)).isEqualTo("UnAuthorized");
        assertThat(send(token)).isEqualTo("Success");
    }

    @Test
    void refusesAnExpiredTimestamp() {
        var now = bench.world.clock.instant();
        assertThat(answer(timestamp(now.minus(Duration.ofMinutes(6)).toString())))
                .isEqualTo("UnAuthorized");
        assertThat(answer(timestamp(now.plus(Duration.ofMinutes(1)).toString())))
                .isEqualTo("Success");
    }

    @Test
    void saysThatADigestCannotBeCompared() {
        var digest = message("").replace("#PasswordText", "#PasswordDigest");
        assertThat(answer(digest)).isEqualTo("PasswordIllegal");
    }

    private String timestamp(String expires) {
        return message("")
                .replace(
                        "</w:Security>",
                        "<u:Timestamp xmlns:u=\"" + Soap.SECURITY_UTILITY + "\"><u:Expires>" + expires
                                + "</u:Expires></u:Timestamp></w:Security>");
    }

    private String send(String inToken) {
        return answer(message(inToken));
    }

    private static String message(String inToken) {
        return new String(TestEnvelope.write(Form.SOAP, TestEnvelope.request()), StandardCharsets.US_ASCII)
                .replace("</w:UsernameToken>", inToken + "</w:UsernameToken>");
    }

    private String answer(String message) {
        return bench.send(Form.SOAP.contentType(), message.getBytes(StandardCharsets.US_ASCII))
                .field("ErrorCode");
    }
}
