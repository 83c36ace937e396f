package io.x12gateway.core.intake;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class EndWatchTest {
    private static final String ISA =
            "ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY        *261121*0915*^*00501*000000001*0*T*:~";
    private static final String FILE = ISA + "\nGS*HS~\nST*270*0001~\nSE*2*0001~\nGE*1*1~\nIEA*1*000000001~";

    @Test
    void knowsAFileThatIsWhole() throws IOException {
        assertThat(isCut(FILE)).isFalse();
        assertThat(isCut(FILE + FILE)).isFalse();
        assertThat(isCut("\u00ef\u00bb\u00bf" + FILE)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "  \n\n", "\u001a", "~~", "\0\0\0"})
    void passesOverWhatFollowsTheEnd(String padding) throws IOException {
        assertThat(isCut(FILE + padding)).isFalse();
    }

    /** A block that a machine of another age filled up is longer than what is looked at. */
    @Test
    void passesOverPaddingOfAnyLength() throws IOException {
        for (var padding : new String[] {"\u001a", "\0", " ", "\r\n"}) {
            assertThat(isCut(FILE + padding.repeat(60_000))).isFalse();
            assertThat(isCut(ISA + padding.repeat(60_000))).isTrue();
        }
        assertThat(isCut(FILE.replace("\n", "").replace("~", "\n") + "\n".repeat(60_000)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\u001c", "!"})
    void goesByTheTerminatorOfTheFile(String terminator) throws IOException {
        var file = FILE.replace("\n", "").replace("~", terminator);
        assertThat(isCut(file)).isFalse();
        assertThat(isCut(file.substring(0, file.length() - 1))).isTrue();
    }

    @Test
    void knowsAFileThatWasCutAnywhere() throws IOException {
        for (int length = 3; length < FILE.length(); length++)
            assertThat(isCut(FILE.substring(0, length)))
                    .as("after %d bytes", length)
                    .isTrue();
    }

    @Test
    void knowsASecondInterchangeWithoutAnEnd() throws IOException {
        assertThat(isCut(FILE + "\n" + ISA + "\nGS*HS~")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "IS", "%PDF-1.7", "<html>", "UNB+UNOA:1+A+B'"})
    void leavesAloneWhatIsNoX12(String other) throws IOException {
        assertThat(isCut(other)).isFalse();
    }

    @Test
    void seesTheEndOfALongFileReadInPieces() throws IOException {
        var file = ISA + "NTE*x~".repeat(5000) + "IEA*1*000000001~";
        for (int piece : new int[] {1, 7, 512, 513, 40_000}) {
            var watch = new EndWatch(new ByteArrayInputStream(file.getBytes(StandardCharsets.ISO_8859_1)));
            var buffer = new byte[piece];
            while (watch.read(buffer, 0, piece) >= 0) {
                // to its end
            }
            assertThat(watch.isCut()).as("pieces of %d", piece).isFalse();
        }
    }

    private static boolean isCut(String text) throws IOException {
        var watch = new EndWatch(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        watch.readAllBytes();
        return watch.isCut();
    }
}
