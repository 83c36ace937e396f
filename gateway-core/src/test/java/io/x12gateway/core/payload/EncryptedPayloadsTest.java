package io.x12gateway.core.payload;

import com.zaxxer.hikari.HikariDataSource;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.ledger.Change;
import io.x12gateway.core.ledger.JdbcLedger;
import io.x12gateway.core.ledger.LedgerEntry;
import io.x12gateway.core.ledger.LedgerSettings;
import io.x12gateway.core.ledger.Schema;
import io.x12gateway.core.ledger.TestH2;
import io.x12gateway.core.submission.Ulid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EncryptedPayloadsTest {
    private static final int INLINE = 100;
    private static final int FRAME = Sealing.FRAME_BYTES;
    private static final int HEADER = 73;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final HikariDataSource source = TestH2.pool("jdbc:h2:mem:" + UUID.randomUUID());
    private final Ulid ids = new Ulid(Clock.systemUTC());
    private final JdbcLedger ledger = openLedger();

    @SuppressWarnings("NullAway.Init")
    private EncryptedPayloads payloads;

    private JdbcLedger openLedger() {
        Schema.migrate(source);
        return JdbcLedger.open(source, LedgerSettings.forLane("node-1"));
    }

    @BeforeEach
    void openPayloads() {
        payloads = open();
    }

    @AfterEach
    void close() {
        ledger.close();
        source.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, INLINE, INLINE + 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 2 * FRAME + 17, 5_000_000})
    void givesBackTheBytesOfAnyLength(int length) {
        var bytes = bytes(length);
        var staged = payloads.stage(bytes);
        assertThat(staged.digest()).isEqualTo(Digest.of(bytes));
        assertThat(staged.sizeBytes()).isEqualTo(length);
        assertThat(staged.inline().isPresent()).isEqualTo(length <= INLINE);
        store(staged);
        assertThat(payloads.read(staged.id())).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 57, INLINE, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME, 2 * FRAME + 16, 2 * FRAME + 17})
    void beginsAtAnyPlace(int from) throws IOException {
        for (int length : List.of(INLINE, 2 * FRAME + 17)) {
            if (from > length) continue;
            var bytes = bytes(length);
            try (var in = payloads.open(stored(bytes).id(), from)) {
                assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, from, length));
            }
        }
    }

    @Test
    void keepsPayloadsThatLeaveTogetherInOneFile() throws IOException {
        var lengths = List.of(0, 10, INLINE, INLINE + 1, FRAME + 5, 300, 2 * FRAME, 9);
        var all = new ArrayList<StagedPayload>();
        try (var bundle = payloads.bundle()) {
            for (int length : lengths) all.add(bundle.add(out -> out.write(bytes(length))));
            bundle.finish();
        }
        assertThat(files()).hasSize(1);
        for (int i = 0; i < lengths.size(); i++) {
            var bytes = bytes(lengths.get(i));
            var staged = all.get(i);
            store(staged);
            assertThat(staged.digest()).isEqualTo(Digest.of(bytes));
            assertThat(staged.sizeBytes()).isEqualTo(bytes.length);
            assertThat(staged.inline().isPresent()).isEqualTo(bytes.length <= INLINE);
            assertThat(payloads.read(staged.id())).isEqualTo(bytes);
            if (bytes.length > 7)
                try (var in = payloads.open(staged.id(), 7)) {
                    assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 7, bytes.length));
                }
        }
    }

    @Test
    void leavesNothingOfABundleThatWasNotFinished() throws IOException {
        try (var bundle = payloads.bundle()) {
            bundle.add(out -> out.write(bytes(FRAME)));
            assertThat(files()).isNotEmpty();
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void findsOutWhoTouchedAFileOfSeveral() throws IOException {
        StagedPayload first;
        StagedPayload second;
        try (var bundle = payloads.bundle()) {
            first = bundle.add(out -> out.write(bytes(FRAME + 9)));
            second = bundle.add(out -> out.write(bytes(FRAME + 9)));
            bundle.finish();
        }
        store(first);
        store(second);
        var file = files().getFirst();
        var sealed = Files.readAllBytes(file);
        sealed[sealed.length - 3] ^= 1;
        Files.write(file, sealed);
        assertThat(payloads.read(first.id())).isEqualTo(bytes(FRAME + 9));
        assertThatThrownBy(() -> payloads.read(second.id()))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("cannot be trusted");
    }

    /** As they were written before frames became short. */
    @Test
    void readsPayloadsWithLongFrames() throws Exception {
        int longFrame = 1 << 20;
        var bytes = bytes(2 * longFrame + 77);
        var staged = stored(bytes);
        var wrapping = KeyEncryptionKey.open(keyFile());
        var id = staged.id().value().getBytes(StandardCharsets.US_ASCII);
        var key = bytes(32);
        var sealed = new ByteArrayOutputStream();
        sealed.write(new byte[] {'X', '1', '2', 'P', 1});
        sealed.write(wrapping.id());
        sealed.write(bytes(12));
        sealed.write(gcm(wrapping.key(), bytes(12), id, key));
        for (int n = 0; n < 3; n++) {
            var nonce = ByteBuffer.allocate(12).putInt(0).putLong(n).array();
            var vouched = ByteBuffer.allocate(id.length + 9).put(id).putLong(n).put((byte) (n / 2));
            var frame = Arrays.copyOfRange(bytes, n * longFrame, Math.min(bytes.length, (n + 1) * longFrame));
            sealed.write(gcm(new SecretKeySpec(key, "AES"), nonce, vouched.array(), frame));
        }
        Files.write(file(staged), sealed.toByteArray());
        assertThat(payloads.read(staged.id())).isEqualTo(bytes);
        try (var in = payloads.open(staged.id(), longFrame + 5)) {
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, longFrame + 5, bytes.length));
        }
    }

    private static byte[] gcm(SecretKey key, byte[] nonce, byte[] vouched, byte[] clear)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(128, nonce));
        cipher.updateAAD(vouched);
        return cipher.doFinal(clear);
    }

    @Test
    void readsByteByByteAsWell() throws IOException {
        var bytes = bytes(FRAME + 3);
        var staged = stored(bytes);
        var read = new byte[bytes.length];
        try (var in = payloads.open(staged.id())) {
            for (int i = 0; i < read.length; i++) read[i] = (byte) in.read();
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.read(new byte[9])).isEqualTo(-1);
        }
        assertThat(read).isEqualTo(bytes);
    }

    @Test
    void hidesTheClearText() throws IOException {
        var secret = "DOE*JANE*".repeat(100).getBytes(StandardCharsets.US_ASCII);
        assertThat(new String(Files.readAllBytes(file(payloads.stage(secret))), StandardCharsets.ISO_8859_1))
                .doesNotContain("DOE", "JANE");
        var small = payloads.stage("DOE*JANE".getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(small.inline().orElseThrow(), StandardCharsets.ISO_8859_1))
                .doesNotContain("DOE", "JANE");
    }

    @Test
    void doesNotKnowAPayloadThatNoEntryStored() {
        var staged = payloads.stage(bytes(FRAME));
        assertThatThrownBy(() -> payloads.open(staged.id()))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(staged.id().value());
    }

    /** One byte of each part: magic, version, key id, nonce, wrapped key and its tag, a frame and its tag. */
    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                4,
                5,
                12,
                13,
                24,
                25,
                56,
                57,
                HEADER - 1,
                HEADER,
                HEADER + 100,
                HEADER + FRAME - 1,
                HEADER + FRAME,
                HEADER + FRAME + 15,
                HEADER + FRAME + 16
            })
    void findsAChangedByte(int at) throws IOException {
        var staged = stored(bytes(FRAME + 500));
        var file = file(staged);
        var sealed = Files.readAllBytes(file);
        sealed[at] ^= 0x40;
        Files.write(file, sealed);
        assertTampered(staged);
    }

    @Test
    void findsEveryChangedByteOfASmallPayload() {
        var staged = payloads.stage(bytes(20));
        var sealed = staged.inline().orElseThrow();
        for (int at = 0; at < sealed.length; at++) {
            var changed = sealed.clone();
            changed[at] ^= 1;
            assertThat(readsAs(staged.id(), changed)).as("byte %s", at).isFalse();
        }
        assertThat(readsAs(staged.id(), sealed)).isTrue();
        assertThat(readsAs(new PayloadId(ids.next()), sealed)).isFalse();
    }

    @Test
    void findsTruncationAnywhere() throws IOException {
        var staged = stored(bytes(2 * FRAME));
        var file = file(staged);
        var sealed = Files.readAllBytes(file);
        int frame = FRAME + Sealing.TAG_BYTES;
        var lengths = List.of(
                0,
                5,
                HEADER - 1,
                HEADER,
                HEADER + 1,
                HEADER + 15,
                HEADER + frame - 1,
                HEADER + frame,
                HEADER + frame + 1,
                sealed.length - 1);
        for (int length : lengths) {
            Files.write(file, Arrays.copyOf(sealed, length));
            assertTampered(staged);
        }
    }

    @Test
    void findsBytesAtTheEnd() throws IOException {
        for (int length : List.of(FRAME, FRAME + 5)) {
            var staged = stored(bytes(length));
            Files.write(file(staged), new byte[] {0}, StandardOpenOption.APPEND);
            assertTampered(staged);
        }
    }

    @Test
    void findsSwappedFrames() throws IOException {
        var staged = stored(bytes(3 * FRAME));
        var file = file(staged);
        var sealed = Files.readAllBytes(file);
        int frame = FRAME + Sealing.TAG_BYTES;
        var swapped = sealed.clone();
        System.arraycopy(sealed, HEADER, swapped, HEADER + frame, frame);
        System.arraycopy(sealed, HEADER + frame, swapped, HEADER, frame);
        Files.write(file, swapped);
        assertTampered(staged);
    }

    @Test
    void findsSwappedPayloads() throws IOException {
        var one = stored(bytes(FRAME));
        var other = stored(bytes(FRAME));
        Files.write(file(one), Files.readAllBytes(file(other)));
        assertTampered(one);
    }

    @Test
    void refusesMoreThanTheLimitAndLeavesNothingBehind() throws IOException {
        for (int length : List.of(INLINE, FRAME + 9))
            assertThatThrownBy(() -> payloads.stage(new ByteArrayInputStream(bytes(length)), length - 1))
                    .isInstanceOfSatisfying(
                            GatewayFault.class, f -> assertThat(f.code()).isEqualTo("payload-too-large"));
        assertThat(files()).isEmpty();
        assertThat(payloads.stage(new ByteArrayInputStream(bytes(FRAME)), FRAME).sizeBytes())
                .isEqualTo(FRAME);
    }

    @Test
    void leavesNothingBehindWhenTheSenderBreaksOff() throws IOException {
        var broken = new InputStream() {
            private int left = 2 * FRAME;

            @Override
            public int read() throws IOException {
                if (left-- == 0) throw new IOException("connection reset");
                return 'x';
            }
        };
        assertThatThrownBy(() -> payloads.stage(broken, Long.MAX_VALUE)).isInstanceOf(IOException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void discardsAFile() throws IOException {
        payloads.discard(payloads.stage(bytes(FRAME)));
        payloads.discard(payloads.stage(bytes(1)));
        assertThat(files()).isEmpty();
    }

    /** 40 MB in and out, and the heap does not grow by half of that. */
    @Test
    void holdsALargePayloadInBoundedMemory() throws IOException {
        long length = 40L << 20;
        long before = heapBytes();
        var staged = payloads.stage(new Repeating(length), Long.MAX_VALUE);
        store(staged);
        assertThat(staged.sizeBytes()).isEqualTo(length);
        try (var in = payloads.open(staged.id())) {
            in.skipNBytes(length / 2);
            assertThat(heapBytes() - before).isLessThan(length / 2);
            assertThat(in.transferTo(OutputStream.nullOutputStream())).isEqualTo(length / 2);
        }
    }

    @Test
    void makesTheKeyAndItsFilesReadableByTheirOwnerOnly() throws IOException {
        var staged = payloads.stage(bytes(FRAME));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile())))
                .isEqualTo("r--------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(staged))))
                .isEqualTo("rw-------");
    }

    @Test
    void opensItsPayloadsAgainWithTheSameKey() {
        var bytes = bytes(FRAME);
        var staged = stored(bytes);
        assertThat(open().read(staged.id())).isEqualTo(bytes);
    }

    @Test
    void makesNoNewKeyWhileThereArePayloads() throws IOException {
        stored(bytes(1));
        Files.delete(keyFile());
        assertThatThrownBy(this::open).isInstanceOf(GatewayFault.class).hasMessageContaining("missing");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void saysWhichKeyAPayloadNeeds() throws IOException {
        var staged = stored(bytes(FRAME));
        var needed = payloads.keyId();
        replaceKey(new byte[32], "r--------");
        assertThatThrownBy(() -> open().read(staged.id())).hasMessageContaining(needed);
    }

    @Test
    void refusesAKeyFileThatOthersCanReadOrThatIsCut() throws IOException {
        replaceKey(new byte[32], "r--r-----");
        assertThatThrownBy(this::open).isInstanceOf(GatewayFault.class).hasMessageContaining("0400");
        replaceKey(new byte[31], "r--------");
        assertThatThrownBy(this::open).isInstanceOf(GatewayFault.class).hasMessageContaining("31 bytes");
    }

    private EncryptedPayloads open() {
        return new EncryptedPayloads(directory.resolve("payloads"), keyFile(), source, ids::next, INLINE);
    }

    private Path keyFile() {
        return directory.resolve("payload.key");
    }

    private void replaceKey(byte[] key, String mode) throws IOException {
        Files.delete(keyFile());
        Files.write(keyFile(), key);
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(mode));
    }

    private StagedPayload stored(byte[] bytes) {
        var staged = payloads.stage(bytes);
        store(staged);
        return staged;
    }

    private void store(StagedPayload staged) {
        ledger.commitNow(LedgerEntry.of(new Change.StorePayload(staged)));
    }

    private Path file(StagedPayload staged) throws IOException {
        return files().stream()
                .filter(f -> f.endsWith(staged.id().value()))
                .findFirst()
                .orElseThrow();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(directory.resolve("payloads"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private void assertTampered(StagedPayload staged) {
        assertThatThrownBy(() -> payloads.read(staged.id()))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("payload-tampered"))
                .hasMessageContaining(staged.id().value());
    }

    private boolean readsAs(PayloadId id, byte[] sealed) {
        var key = KeyEncryptionKey.open(keyFile());
        try (var in = new UnsealingStream(id, key, new ByteArrayInputStream(sealed))) {
            return in.readAllBytes().length > 0;
        } catch (GatewayFault fault) {
            return false;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long heapBytes() {
        var heap = Runtime.getRuntime();
        System.gc();
        return heap.totalMemory() - heap.freeMemory();
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    /** So many bytes and no array of them. */
    private static final class Repeating extends InputStream {
        private long left;

        Repeating(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (left <= 0) return -1;
            int n = (int) Math.min(length, left);
            Arrays.fill(into, offset, offset + n, (byte) 'x');
            left -= n;
            return n;
        }
    }
}
