package io.x12gateway.edi;

import io.x12gateway.edi.validation.Explanation;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.Validator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The front step: bytes in, verdict out. Shared by all threads. */
public final class X12 {
    private static final X12 STANDARD = new X12(new Validator());

    private final Validator validator;

    private X12(Validator validator) {
        this.validator = validator;
    }

    /** The guides and rules of {@link TransactionType}, with default limits. */
    public static X12 standard() {
        return STANDARD;
    }

    /** Reads the stream to its end, does not close it, and holds one segment at a time. */
    public ValidationReport validate(InputStream in) throws IOException {
        return validator.validate(in);
    }

    public ValidationReport validate(byte[] bytes) {
        try {
            return validator.validate(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array can't fail", e);
        }
    }

    /**
     * The findings of a report with the segments they are about and a caret under the bytes at fault. Shows data: for the
     * holder of the file, not for logs.
     *
     * @param bytes those that {@code report} was made of
     */
    public String explain(byte[] bytes, ValidationReport report) {
        return Explanation.of(bytes, report);
    }
}
