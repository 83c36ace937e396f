package io.x12gateway.core.webhook;

import io.x12gateway.core.partner.PartnerEvent;
import io.x12gateway.core.partner.PartnerId;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookLetterTest {
    private static final Instant AT = Instant.parse("2026-11-21T15:00:00Z");
    private static final WebhookSecret OLD = new WebhookSecret("acme-hook", "an invented secret of some length");
    private static final WebhookSecret NEW = new WebhookSecret("acme-hook", "another invented secret, also long");

    /** Compared with: printf '%s' '1795273200.{...}' | openssl dgst -sha256 -hmac 'an invented secret of some length'. */
    @Test
    void signsTimestampDotBody() {
        assertThat(OLD.signature(1795273200L, "{\"id\":\"x\"}"))
                .isEqualTo("7e9678c41555c657208847c5a2a53545a44734b5970b12fbc68f89739df0f223");
    }

    @Test
    void saysTheSameInEveryAttemptUnderTheTimeOfTheAttempt() {
        var first = WebhookLetter.of(delivery(0), List.of(OLD), AT);
        var second = WebhookLetter.of(delivery(1), List.of(OLD), AT.plusSeconds(60));
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(first.body())
                .isEqualTo(
                        "{\"id\":\"01ARZ3NDEKTSV4RRFFQ69G5FAV\",\"type\":\"mailbox.delivered\",\"sequence\":7,"
                                + "\"at\":\"2026-11-21T15:00:00Z\",\"partner\":\"acme\",\"data\":{\"item\":\"i\",\"bytes\":12}}");
        assertThat(first.headers())
                .containsEntry(WebhookLetter.ID, "01ARZ3NDEKTSV4RRFFQ69G5FAV")
                .containsEntry(WebhookLetter.EVENT, "mailbox.delivered")
                .containsEntry(WebhookLetter.ATTEMPT, "1")
                .containsEntry(WebhookLetter.TIMESTAMP, Long.toString(AT.getEpochSecond()));
        assertThat(second.headers()).containsEntry(WebhookLetter.ATTEMPT, "2");
        assertThat(second.headers().get(WebhookLetter.SIGNATURE))
                .isNotEqualTo(first.headers().get(WebhookLetter.SIGNATURE));
    }

    @Test
    void carriesASignatureOfEachSecretWhileOneIsChanged() {
        var letter = WebhookLetter.of(delivery(0), List.of(OLD, NEW), AT);
        assertThat(letter.headers().get(WebhookLetter.SIGNATURE))
                .isEqualTo("v1," + OLD.keyId() + "," + OLD.signature(AT.getEpochSecond(), letter.body()) + " v1,"
                        + NEW.keyId() + "," + NEW.signature(AT.getEpochSecond(), letter.body()));
        assertThat(OLD.keyId()).startsWith("acme-hook/").isNotEqualTo(NEW.keyId());
    }

    @Test
    void keepsSecretsOutOfTextsAndTakesNoneThatCouldBeGuessed() {
        assertThat(OLD.toString()).contains("acme-hook").doesNotContain("invented");
        assertThatThrownBy(() -> new WebhookSecret("acme-hook", "too short"))
                .hasMessageContaining("acme-hook")
                .hasMessageNotContaining("too short");
    }

    private static WebhookDelivery delivery(int attempts) {
        return new WebhookDelivery(
                "01ARZ3NDEKTSV4RRFFQ69G5FAV",
                new PartnerId("acme"),
                "0123456789abcdef",
                PartnerEvent.MAILBOX_DELIVERED,
                7,
                "{\"item\":\"i\",\"bytes\":12}",
                AT,
                WebhookDelivery.State.PENDING,
                attempts,
                AT,
                AT,
                "",
                AT);
    }
}
