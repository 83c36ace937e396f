package io.x12gateway.edi;

import io.x12gateway.edi.synthesis.Synthesis;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** Small interchanges and what is left of them after some bytes were changed, always the same: seeds for fuzz targets. */
public final class Mutants {
    private static final byte[] HOSTILE = {
        ' ', '.', '-', '0', '9', 'A', 'z', ':', '^', '*', '~', '`', '\n', '\t', 0, 0x7F, (byte) 0xE9, 'I', 'S'
    };
    private static final int OF_EACH = 12;

    private Mutants() {}

    public static Stream<byte[]> all() {
        return Synthesis.types().stream().flatMap(type -> {
            var sound = Synthesis.of(type, 2, 1).inTransactions(2).toBytes();
            var random = new Random(type.ordinal());
            var damaged = Stream.generate(() -> changed(sound, random)).limit(OF_EACH);
            return Stream.concat(Stream.of(sound), damaged);
        });
    }

    private static byte[] changed(byte[] sound, Random random) {
        var bytes = Arrays.copyOf(sound, random.nextInt(4) == 0 ? random.nextInt(sound.length) + 1 : sound.length);
        for (int i = 1 + random.nextInt(8); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            int run = Math.min(random.nextInt(30), bytes.length - at);
            switch (random.nextInt(4)) {
                case 0 -> System.arraycopy(bytes, random.nextInt(bytes.length - run + 1), bytes, at, run);
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                default -> bytes[at] = HOSTILE[random.nextInt(HOSTILE.length)];
            }
        }
        return bytes;
    }
}
