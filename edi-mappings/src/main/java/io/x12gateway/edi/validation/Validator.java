package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.InterchangeScanner;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;

/**
 * Judges X12: envelopes, grammar and situational rules, every interchange, group and transaction set on its own. Reads
 * once, holds one segment at a time, may be shared by all threads.
 */
public final class Validator {
    private final InterchangeScanner scanner;
    private final int threads;

    public Validator() {
        this(InterchangeScanner.Limits.DEFAULT, 1);
    }

    /** @param threads that judge the transaction sets of one file, the calling one included */
    public Validator(InterchangeScanner.Limits limits, int threads) {
        if (threads < 1) throw new IllegalArgumentException("at least one thread is needed, not " + threads);
        this.scanner = new InterchangeScanner(limits);
        this.threads = threads;
    }

    /** Reads to the end and does not close. What is wrong with the bytes is in the report; only reading may throw. */
    public ValidationReport validate(InputStream in) throws IOException {
        return validate(in, null);
    }

    /** @param beside is told of every transaction set, too */
    public ValidationReport validate(InputStream in, @Nullable TransactionListener beside) throws IOException {
        try (var desk = desk(beside)) {
            var builder = new ReportBuilder(desk);
            long size = scanner.scan(in, builder);
            return builder.report(size);
        }
    }

    /** Judges bytes where they lie. */
    public ValidationReport validate(byte[] bytes) {
        return validate(bytes, null);
    }

    public ValidationReport validate(byte[] bytes, @Nullable TransactionListener beside) {
        try (var desk = desk(beside)) {
            var builder = new ReportBuilder(desk);
            scanner.scan(bytes, builder);
            return builder.report(bytes.length);
        }
    }

    private TransactionDesk desk(@Nullable TransactionListener beside) {
        var desk = desk();
        return beside == null ? desk : new HeardDesk(desk, beside);
    }

    private TransactionDesk desk() {
        return threads == 1 ? new OwnDesk() : new SharedDesk(threads);
    }
}
