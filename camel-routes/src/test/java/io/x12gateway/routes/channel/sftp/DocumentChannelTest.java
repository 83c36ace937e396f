package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DocumentChannelTest {
    private final byte[] bytes = random(5_000_003);
    private final AtomicInteger fetches = new AtomicInteger();
    private final AtomicInteger reopenings = new AtomicInteger();
    private final AtomicInteger wholes = new AtomicInteger();

    @Test
    void readsInOrderWithOneFetch() throws Exception {
        try (var channel = channel()) {
            var out = ByteBuffer.allocate(bytes.length);
            var chunk = ByteBuffer.allocate(32768);
            while (channel.read(chunk.clear()) >= 0) out.put(chunk.flip());
            assertThat(Arrays.equals(out.array(), bytes)).isTrue();
        }
        assertThat(fetches).hasValue(1);
        assertThat(reopenings).hasValue(0);
    }

    @Test
    void readsAnywhere() throws Exception {
        try (var channel = channel()) {
            var random = new Random(3);
            for (int i = 0; i < 60; i++) {
                int from = random.nextInt(bytes.length);
                var chunk = ByteBuffer.allocate(Math.min(50_000, bytes.length - from));
                channel.position(from);
                assertThat(channel.read(chunk)).isEqualTo(chunk.capacity());
                assertThat(Arrays.equals(chunk.array(), 0, chunk.capacity(), bytes, from, from + chunk.capacity()))
                        .isTrue();
            }
        }
        assertThat(fetches).hasValue(1);
        assertThat(reopenings.get()).isPositive();
    }

    @Test
    void servesReadsThatOvertakeEachOtherFromMemory() throws Exception {
        try (var channel = channel()) {
            for (int from : new int[] {0, 900_000, 300_000, 1_200_000, 600_000}) {
                channel.position(from);
                channel.read(ByteBuffer.allocate(1000));
            }
        }
        assertThat(reopenings).hasValue(0);
    }

    @Test
    void countsNoFetchBeforeTheFirstByteIsRead() throws Exception {
        try (var channel = channel()) {
            assertThat(channel.size()).isEqualTo(bytes.length);
        }
        assertThat(fetches).hasValue(0);
    }

    @Test
    void endsAtItsEnd() throws Exception {
        try (var channel = channel()) {
            channel.position(bytes.length);
            assertThat(channel.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void saysWhenTheDocumentIsShorterThanItsRecord() throws Exception {
        try (var channel =
                new DocumentChannel(11, () -> new ByteArrayInputStream(new byte[10]), this::never, this::neverWhole)) {
            assertThatThrownBy(() -> channel.read(ByteBuffer.allocate(11))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void knowsWhenEveryByteWasReadInWhateverOrder() throws Exception {
        try (var channel = channel()) {
            channel.position(2_500_000);
            channel.read(ByteBuffer.allocate(bytes.length));
            channel.position(0);
            channel.read(ByteBuffer.allocate(2_499_999));
            assertThat(wholes).hasValue(0);
            channel.position(2_499_999);
            channel.read(ByteBuffer.allocate(1));
            assertThat(wholes).hasValue(1);
        }
    }

    private ByteArrayInputStream never() {
        throw new AssertionError("not opened again");
    }

    private void neverWhole() {
        throw new AssertionError("not read whole");
    }

    private DocumentChannel channel() {
        return new DocumentChannel(
                bytes.length,
                () -> {
                    fetches.incrementAndGet();
                    return new ByteArrayInputStream(bytes);
                },
                () -> {
                    reopenings.incrementAndGet();
                    return new ByteArrayInputStream(bytes);
                },
                wholes::incrementAndGet);
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
