package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "claims.x12",
                "a",
                "2026-05-03 batch 7.270",
                "Zürich.835",
                "CONTROL.x12",
                "x.part",
                ".hidden",
                "a..b",
                "'; DROP TABLE x",
                "${jndi:ldap:x}"
            })
    void acceptsNamesThatAreHarmlessEverywhere(String name) {
        assertThat(FileName.flaw(FileName.normalized(name))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a/b",
                "..\\x",
                "-rf",
                " lead",
                "trail ",
                "trail.",
                "CON",
                "con.x12",
                "Lpt1.txt",
                "nul",
                "a\u0000b",
                "a\r\nb",
                "a\u001b[2Jb",
                "a\u202Ecod.x12",
                "a\u200Bb",
                "a\u2028b",
                "a\uFFFDb",
                "a\uD800",
                "\uE000"
            })
    void refusesNamesThatHarmSomewhere(String name) {
        assertThat(FileName.flaw(name)).isPresent();
    }

    @Test
    void measuresNamesInBytes() {
        assertThat(FileName.flaw("a".repeat(200))).isEmpty();
        assertThat(FileName.flaw("a".repeat(201))).isPresent();
        assertThat(FileName.flaw("ü".repeat(101))).isPresent();
    }

    @Test
    void takesTwoWaysToWriteAnAccentForOneName() {
        assertThat(FileName.normalized("u\u0308.x12")).isEqualTo(FileName.normalized("\u00fc.x12"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.part", "a.x12.filepart", "a.TMP", "a.temp", ".a.x12.Xa31", "a~", "a.uploading"})
    void knowsTemporaryNames(String name) {
        assertThat(FileName.isTemporary(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.x12", "part", "a.parts", "tmp.x12", "a"})
    void knowsFinalNames(String name) {
        assertThat(FileName.isTemporary(name)).isFalse();
    }
}
