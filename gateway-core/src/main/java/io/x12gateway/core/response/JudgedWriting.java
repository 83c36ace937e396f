package io.x12gateway.core.response;

import io.x12gateway.core.payload.Bundle;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Judges what is written while it is written, so that neither has to hold the whole of it. */
final class JudgedWriting {
    private static final int PIPE_BYTES = 1 << 16;

    private JudgedWriting() {}

    /** Writes {@code body} to {@code out} and gives the verdict on it. */
    static ValidationReport write(Bundle.Body body, OutputStream out, X12 judge) throws IOException {
        try (var heard = new PipedInputStream(PIPE_BYTES)) {
            var verdict = new FutureTask<>(() -> judge.validate(heard));
            try (var told = new PipedOutputStream(heard)) {
                Thread.ofVirtual().name("response-judge").start(verdict);
                body.writeTo(new Both(out, told));
            }
            return verdict.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted while a response was judged", e));
        }
    }

    private static final class Both extends OutputStream {
        private final OutputStream one;
        private final OutputStream other;

        Both(OutputStream one, OutputStream other) {
            this.one = one;
            this.other = other;
        }

        @Override
        public void write(int b) throws IOException {
            one.write(b);
            other.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            one.write(bytes, from, length);
            other.write(bytes, from, length);
        }
    }
}
