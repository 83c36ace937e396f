package io.x12gateway.core.audit;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class ChainHeadTest {
    private static final AuditEntry ENTRY = new AuditEntry(
            Instant.parse("2026-03-04T05:06:07.000120Z"),
            "riverbend-billing",
            "mailbox.fetched",
            "01JQ",
            "ok",
            "é",
            "192.0.2.7");

    /** Computed apart from this program, so that nobody changes the canonical form by accident. */
    @Test
    void keepsTheCanonicalForm() {
        assertThat(ChainHead.start("node-1").extendedBy(ENTRY))
                .isEqualTo(
                        new ChainHead("node-1", 1, "b5441d21f64b833470c892d60c307c55342e7ad7cc8a43a4706ff26b55ed9f85"));
    }

    @Test
    void cutsWhatDoesNotFitBeforeItIsHashed() {
        var long1 = "x".repeat(5000);
        var stored = ChainHead.stored(new AuditEntry(
                Instant.parse("2026-03-04T05:06:07.123456789Z"), long1, long1, "a\0b", "ok", long1, long1));
        assertThat(stored.at()).isEqualTo(Instant.parse("2026-03-04T05:06:07.123456Z"));
        assertThat(stored.actor()).hasSize(64);
        assertThat(stored.reason()).hasSize(4000);
        assertThat(stored.object()).isEqualTo("a\uFFFDb");
    }

    @Test
    void doesNotCutACharacterInTwo() {
        assertThat(StoredText.of("ab\uD83D\uDE00", 3)).isEqualTo("ab");
    }
}
