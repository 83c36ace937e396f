package io.x12gateway.routes.channel.http.core;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MultipartTest {
    private static final String ONE = "--b\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n1\r\n";

    @Test
    void readsPartsInOrder() throws IOException {
        var text = "preamble\r\n" + ONE
                + "--b\r\nContent-Type: text/plain\r\ncontent-disposition: form-data; name=B\r\n\r\n"
                + "line\r\n--ee\r\nline\r\n--b--\r\nepilogue";
        assertThat(parts(text)).containsExactly(Map.entry("A", "1"), Map.entry("B", "line\r\n--ee\r\nline"));
    }

    @Test
    void readsEmptyParts() throws IOException {
        assertThat(parts("--b\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n\r\n--b--"))
                .containsExactly(Map.entry("A", ""));
    }

    @Test
    void keepsBytesWhateverSizeTheyArriveIn() throws IOException {
        var random = new Random(7);
        var bytes = new byte[100_000];
        random.nextBytes(bytes);
        var body = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(parts("--b\r\nContent-Disposition: form-data; name=\"A\"\r\n\r\n" + body + "\r\n--b--"))
                .containsExactly(Map.entry("A", body));
    }

    @Test
    void passesOverPartsThatNobodyRead() throws IOException {
        var parts = new Multipart(trickle(ONE + ONE.replace("\"A\"", "\"B\"") + "--b--"), "b");
        assertThat(parts.next().orElseThrow().formName()).isEqualTo("A");
        assertThat(parts.next().orElseThrow().formName()).isEqualTo("B");
        assertThat(parts.next()).isEmpty();
        assertThat(parts.next()).isEmpty();
    }

    @Test
    void noticesTruncationAtEveryByte() {
        var text = ONE + "--b--";
        for (int length = 0; length < text.length(); length++) {
            var cut = text.substring(0, length);
            assertThatThrownBy(() -> parts(cut)).as("first %d bytes", length).isInstanceOf(EOFException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--bx\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: attachment; name=\"A\"\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"A\"\r\nContent-Disposition: form-data; name=\"B\"\r\n\r\n1\r\n--b--",
                "--b\r\nno colon\r\n\r\n1\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=\"A\"\r\nContent-Transfer-Encoding: base64\r\n\r\n1\r\n--b--"
            })
    void refusesWhatIsNoFormData(String text) {
        assertThatThrownBy(() -> parts(text)).isInstanceOf(MalformedException.class);
    }

    @Test
    void boundsHeadersAndParts() {
        assertThatThrownBy(() -> parts("--b\r\nX: " + "x".repeat(5000) + "\r\n\r\n1\r\n--b--"))
                .isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> parts(ONE.repeat(33) + "--b--")).isInstanceOf(MalformedException.class);
    }

    @Test
    void boundsWhatStandsBeforeTheFirstPart() {
        assertThatThrownBy(() -> parts("x".repeat(5000) + "\r\n" + ONE + "--b--"))
                .isInstanceOf(MalformedException.class);
    }

    @Test
    void findsBoundaries() {
        assertThat(boundary("multipart/form-data; boundary=abc")).hasValue("abc");
        assertThat(boundary("Multipart/Form-Data; charset=x; Boundary=\"a b\"")).hasValue("a b");
        assertThat(boundary("multipart/form-data")).isEmpty();
        assertThat(boundary("multipart/form-data; boundary=a; boundary=b")).isEmpty();
        assertThat(boundary("multipart/form-data; boundary=" + "x".repeat(71))).isEmpty();
        assertThat(boundary("multipart/form-data; boundary=\"a\u0000b\"")).isEmpty();
        assertThat(boundary("")).isEmpty();
    }

    private static Optional<String> boundary(String contentType) {
        return MediaType.parse(contentType).flatMap(MediaType::boundary);
    }

    private static Map<String, String> parts(String text) throws IOException {
        var parts = new Multipart(trickle(text), "b");
        var read = new LinkedHashMap<String, String>();
        for (var part = parts.next(); part.isPresent(); part = parts.next())
            read.put(part.get().formName(), new String(part.get().body().readAllBytes(), StandardCharsets.ISO_8859_1));
        return read;
    }

    /** Comes in uneven pieces, as from a network. */
    private static InputStream trickle(String text) {
        var random = new Random(text.length());
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(200)));
            }
        };
    }
}
