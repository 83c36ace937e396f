package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A payload that is checked as it is read: its end is reached only if length and SHA-1 (which CORE 2.2.0 demands) are
 * those of the envelope and the request is complete. Otherwise reading fails, and intake keeps nothing. So it does at the
 * first byte that is one too many for its sender.
 */
final class PayloadStream extends FilterInputStream {
    private final Envelope envelope;
    private final long bytesMax;
    private final MessageDigest sha1 = newSha1();
    private long length;
    private boolean checked;

    /** @param bytesMax size of one file of its sender */
    PayloadStream(InputStream payload, Envelope envelope, long bytesMax) {
        super(payload);
        this.envelope = envelope;
        this.bytesMax = bytesMax;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) throws IOException {
        if (checked) return -1;
        int n = received(bytes, offset, count);
        if (n < 0) check();
        else {
            length += n;
            if (length > bytesMax)
                throw new GatewayFault(
                        FaultKind.SENDER,
                        "payload-too-large",
                        "A file may have " + bytesMax + " bytes, and this payload has more: split it.");
            sha1.update(bytes, offset, n);
        }
        return n;
    }

    private int received(byte[] bytes, int offset, int count) throws IOException {
        try {
            return super.read(bytes, offset, count);
        } catch (EnvelopeError | SoapFault error) {
            throw BrokenPromise.of(error);
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void check() throws IOException {
        checked = true;
        finish();
        if (length == 0) throw BrokenPromise.of(EnvelopeError.required(Field.PAYLOAD));
        var declared = envelope.value(Field.PAYLOAD_LENGTH);
        if (!declared.isEmpty() && !declared.equals(Long.toString(length)))
            throw BrokenPromise.of(EnvelopeError.illegal(
                    Field.PAYLOAD_LENGTH, "PayloadLength is " + declared + ", but " + length + " bytes came."));
        var sum = envelope.value(Field.CHECK_SUM);
        if (!sum.isEmpty() && !sum.equalsIgnoreCase(HexFormat.of().formatHex(sha1.digest())))
            throw BrokenPromise.of(new EnvelopeError(
                    ErrorCode.CHECKSUM_MISMATCHED, "CheckSum is not the SHA-1 of the payload that came."));
    }

    private void finish() throws IOException {
        try {
            envelope.finish();
        } catch (EnvelopeError | SoapFault error) {
            throw BrokenPromise.of(error);
        }
    }

    static MessageDigest newSha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
