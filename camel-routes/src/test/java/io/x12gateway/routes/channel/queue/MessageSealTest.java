package io.x12gateway.routes.channel.queue;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.routes.broker.Queues;
import io.x12gateway.samples.claims.SealedMessage;
import jakarta.jms.BytesMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MessageSealTest {
    private static final byte[] FILE = "ISA*00*PATIENT~".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void opensWhatTheClaimsSystemSealed() throws Exception {
        var key = key("a");
        var sealed = SealedMessage.seal(key, "RUN-1", FILE);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("PATIENT");
        assertThat(sealed).isNotEqualTo(SealedMessage.seal(key, "RUN-1", FILE));
        try (var in = MessageSeal.of(key).open(message("RUN-1", sealed, SealedMessage.METHOD))) {
            assertThat(in.readAllBytes()).isEqualTo(FILE);
        }
    }

    @Test
    void refusesWhatIsNotSealedForIt() throws Exception {
        var seal = MessageSeal.of(key("a"));
        var sealed = SealedMessage.seal(key("a"), "RUN-1", FILE);
        refuses(seal, message("RUN-2", sealed, SealedMessage.METHOD), "another message");
        refuses(
                seal,
                message("RUN-1", SealedMessage.seal(key("b"), "RUN-1", FILE), SealedMessage.METHOD),
                "another key");
        refuses(seal, message("RUN-1", FILE, ""), "not sealed");
        refuses(seal, message("RUN-1", new byte[27], SealedMessage.METHOD), "28 to ");
        sealed[sealed.length - 1] ^= 1;
        refuses(seal, message("RUN-1", sealed, SealedMessage.METHOD), "changed on its way");
        refuses(MessageSeal.none(), message("RUN-1", sealed, SealedMessage.METHOD), "names no key");
    }

    @Test
    void takesWhatComesAsItIsWithoutAKey() throws Exception {
        try (var in = MessageSeal.none().open(message("RUN-1", FILE, ""))) {
            assertThat(in.readAllBytes()).isEqualTo(FILE);
        }
    }

    @Test
    void stopsTheStartIfItsKeyIsNone() throws IOException {
        var file = Files.writeString(directory.resolve("short"), "00ff");
        assertThatThrownBy(() -> MessageSeal.of(file)).hasMessageContaining("64 hexadecimal digits");
        Files.writeString(file, "no digits");
        assertThatThrownBy(() -> MessageSeal.of(file)).hasMessageContaining("64 hexadecimal digits");
    }

    private static void refuses(MessageSeal seal, BytesMessage message, String why) {
        assertThatThrownBy(() -> seal.open(message))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(why);
    }

    private Path key(String digit) throws IOException {
        return Files.writeString(directory.resolve(digit), digit.repeat(64) + "\n");
    }

    /** As a broker hands it over. */
    private static BytesMessage message(String clientKey, byte[] body, String sealed) {
        Map<String, String> properties = new TreeMap<>(Map.of(Queues.CLIENT_KEY, clientKey));
        if (!sealed.isEmpty()) properties.put(Queues.SEALED, sealed);
        int[] read = {0};
        return (BytesMessage) Proxy.newProxyInstance(
                MessageSealTest.class.getClassLoader(),
                new Class<?>[] {BytesMessage.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "getStringProperty" -> properties.get((String) arguments[0]);
                    case "getBodyLength" -> (long) body.length;
                    case "readBytes" -> {
                        var into = (byte[]) arguments[0];
                        int count = Math.min(into.length, body.length - read[0]);
                        System.arraycopy(body, read[0], into, 0, count);
                        read[0] += count;
                        yield count == 0 ? -1 : count;
                    }
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
