package io.x12gateway.core.partner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PasswordHashTest {

    @Test
    void matchesItsPasswordAndNoOther() {
        var hash = PasswordHash.of("correct horse".toCharArray());
        assertThat(hash.matches("correct horse".toCharArray())).isTrue();
        assertThat(hash.matches("correct horse ".toCharArray())).isFalse();
        assertThat(hash.matches(new char[0])).isFalse();
        assertThat(hash.matches("x".repeat(200).toCharArray())).isFalse();
        assertThat(new PasswordHash(hash.text()).matches("correct horse".toCharArray()))
                .isTrue();
    }

    @Test
    void saltsEachHash() {
        assertThat(PasswordHash.of("same".toCharArray()).text())
                .isNotEqualTo(PasswordHash.of("same".toCharArray()).text());
    }

    /** Computed apart from this program: PBKDF2-HMAC-SHA-256 of "password", salt "saltsaltsalt", 100,000 rounds. */
    @Test
    void agreesWithOtherPrograms() {
        assertThat(new PasswordHash(
                                "pbkdf2-sha256$100000$c2FsdHNhbHRzYWx0$wyvekEmwpBIVGGQvSbHeGwvM4WecHc8na5nfjKgce4g=")
                        .matches("password".toCharArray()))
                .isTrue();
    }

    @Test
    void doesNotShowItself() {
        var hash = PasswordHash.of("x".toCharArray());
        assertThat(hash.toString()).doesNotContain(hash.text().substring(20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha256$600000$c2FsdHNhbHQ=",
                "pbkdf2-sha256$1$c2FsdHNhbHQ=$q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
                "pbkdf2-sha256$600000$c2FsdA==$q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
                "pbkdf2-sha256$600000$c2FsdHNhbHQ=$q6ur",
                "pbkdf2-sha256$many$c2FsdHNhbHQ=$q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s=",
                "bcrypt$600000$c2FsdHNhbHQ=$q6urq6urq6urq6urq6urq6urq6urq6urq6urq6urq6s="
            })
    void refusesWhatIsNoHash(String text) {
        assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
