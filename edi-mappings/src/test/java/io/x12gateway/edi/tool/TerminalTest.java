package io.x12gateway.edi.tool;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalTest {

    @Test
    void paintsOnATerminalOnly() {
        assertThat(Terminal.of("1", null, false).bad("no")).isEqualTo("\u001b[31mno\u001b[0m");
        assertThat(Terminal.of("2", null, true).bad("no")).isEqualTo("no");
        assertThat(Terminal.of(null, null, false).bad("no")).isEqualTo("no");
        assertThat(Terminal.of(null, null, true).good("yes")).isEqualTo("\u001b[32myes\u001b[0m");
    }

    @Test
    void paintsNothingForWhoWantsNoColour() {
        assertThat(Terminal.of("12", "1", true).colour()).isFalse();
        assertThat(Terminal.of("12", "", true).colour()).isTrue();
        assertThat(Terminal.of("12", "1", true).progress()).isTrue();
    }

    @Test
    void showsProgressOfALargeFileToSomebodyOnly() throws IOException {
        var bytes = new ByteArrayInputStream(new byte[1]);
        var err = new PrintWriter(new StringWriter());
        var looking = Terminal.of("2", null, false);
        assertThat(Progress.over(bytes, "a", Progress.FROM_BYTES, looking, err)).isSameAs(bytes);
        assertThat(Progress.over(bytes, "a", Progress.FROM_BYTES + 1, Terminal.of("1", null, false), err))
                .isSameAs(bytes);
        try (var progress = Progress.over(bytes, "a", Progress.FROM_BYTES + 1, looking, err)) {
            assertThat(progress).isInstanceOf(Progress.class);
            assertThat(progress.readAllBytes()).hasSize(1);
        }
    }
}
