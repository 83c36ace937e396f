package io.x12gateway.core.remote;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RemoteNameTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../a.edi",
                "..\\a.edi",
                "/etc/passwd",
                "a/b.edi",
                "*.edi",
                "a?.edi",
                "a\nb.edi",
                "a\u0000.edi",
                "a\u202eide.edi",
                "a\ufffd.edi",
                "-rf",
                " a.edi",
                "a.edi "
            })
    void refusesWhatCouldMeanAnotherPlaceOrMisleadAnEye(String name) {
        assertThat(RemoteName.flaw(name)).isPresent();
    }

    @Test
    void takesOrdinaryNames() {
        assertThat(RemoteName.flaw("Claims 2026-03-04 (2).EDI")).isEmpty();
        assertThat(RemoteName.flaw("q\u00e4nder_10:30.x12")).isEmpty();
        assertThat(RemoteName.flaw("a".repeat(200))).isEmpty();
        assertThat(RemoteName.flaw("a".repeat(201))).isPresent();
    }

    @Test
    void knowsTemporaryNames() {
        for (var name : new String[] {".a.edi", "a.edi.part", "A.EDI.FilePart", "a.tmp", "a~"})
            assertThat(RemoteName.isTemporary(name)).as(name).isTrue();
        assertThat(RemoteName.isTemporary("partner.edi")).isFalse();
    }
}
