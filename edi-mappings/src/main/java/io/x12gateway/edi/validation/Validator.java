package io.x12gateway.edi.validation;

import io.x12gateway.edi.envelope.InterchangeScanner;

import java.io.IOException;
import java.io.InputStream;

/**
 * Judges X12: envelopes, grammar and situational rules, every interchange, group and transaction set on its own. Reads
 * once, holds one segment at a time, may be shared by all threads.
 */
public final class Validator {
    private final InterchangeScanner scanner;

    public Validator() {
        this(InterchangeScanner.Limits.DEFAULT);
    }

    public Validator(InterchangeScanner.Limits limits) {
        this.scanner = new InterchangeScanner(limits);
    }

    /** Reads to the end and does not close. What is wrong with the bytes is in the report; only reading may throw. */
    public ValidationReport validate(InputStream in) throws IOException {
        var builder = new ReportBuilder();
        long size = scanner.scan(in, builder);
        return builder.report(size);
    }

    /** Judges bytes where they lie. */
    public ValidationReport validate(byte[] bytes) {
        var builder = new ReportBuilder();
        scanner.scan(bytes, builder);
        return builder.report(bytes.length);
    }
}
