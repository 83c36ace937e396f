package io.x12gateway.edi.envelope;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Up to eight bytes in one {@code long}, looked at all at once: no branch per byte that could be guessed wrongly. In a key
 * the first byte stands highest, as {@link SegmentView#key(int)} packs it; in a word it stands lowest.
 */
public final class EightBytes {
    private static final VarHandle BIG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long EACH = 0x0101010101010101L;

    /** The highest bit of each byte: where an answer about it stands. */
    static final long HIGH = EACH << 7;

    /** The other bits of each byte. */
    static final long LOW = ~HIGH;

    private static final long ZEROS = each('0');

    /** Lifts whatever is more than nine to the highest bit. */
    private static final long MORE_THAN_NINE = each(0x7F - 9);

    private EightBytes() {}

    /** The byte, eight times. */
    static long each(int b) {
        return EACH * (b & 0xFF);
    }

    /** The word that begins here; zeros stand for what is beyond the end of the array. */
    static long word(byte[] bytes, int at) {
        return at <= bytes.length - Long.BYTES ? (long) LITTLE.get(bytes, at) : lastWord(bytes, at);
    }

    private static long lastWord(byte[] bytes, int at) {
        long word = 0;
        for (int i = bytes.length - 1; i >= at; i--) word = word << Byte.SIZE | bytes[i] & 0xFF;
        return word;
    }

    /** One to eight bytes as a key. */
    static long key(byte[] bytes, int from, int length) {
        if (from <= bytes.length - Long.BYTES) return (long) BIG.get(bytes, from) >>> Long.SIZE - Byte.SIZE * length;
        long key = 0;
        for (int i = from; i < from + length; i++) key = key << Byte.SIZE | bytes[i] & 0xFF;
        return key;
    }

    /** The high bit of every byte that is zero. */
    static long zeros(long bytes) {
        return ~((bytes & LOW) + LOW | bytes) & HIGH;
    }

    /** How many bytes stand below the lowest one that is marked by its high bit. */
    static int below(long marks) {
        return Long.numberOfTrailingZeros(marks) >>> 3;
    }

    /**
     * The number that a key writes with nothing but digits; negative if anything else is in it.
     *
     * @param length of the key, 1 to 8
     */
    public static int number(long key, int length) {
        long digits = key ^ ZEROS >>> Long.SIZE - Byte.SIZE * length;
        if (((digits + MORE_THAN_NINE | digits) & HIGH) != 0) return -1;
        // neighbours are joined: digits to pairs, then the four pairs to one number
        long word = Long.reverseBytes(digits);
        long pairs = word * 10 + (word >>> 8);
        long outer = (pairs & 0x000000FF000000FFL) * 0x000F424000000064L;
        long inner = (pairs >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L;
        return (int) (outer + inner >>> 32);
    }
}
