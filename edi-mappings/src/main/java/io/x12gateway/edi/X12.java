package io.x12gateway.edi;

import io.x12gateway.edi.envelope.InterchangeScanner;
import io.x12gateway.edi.validation.Correction;
import io.x12gateway.edi.validation.Corrections;
import io.x12gateway.edi.validation.Explanation;
import io.x12gateway.edi.validation.Profile;
import io.x12gateway.edi.validation.TransactionListener;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.edi.validation.Validator;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The front step: bytes in, verdict out. Shared by all threads. */
public final class X12 {
    private static final X12 STANDARD = new X12(new Validator());

    private final Validator validator;
    private final Profile profile;
    private final Clock clock;

    private X12(Validator validator) {
        this(validator, Profile.STRICT, Clock.systemDefaultZone());
    }

    private X12(Validator validator, Profile profile, Clock clock) {
        this.validator = validator;
        this.profile = profile;
        this.clock = clock;
    }

    /** The guides and rules of {@link TransactionType}, with default limits. */
    public static X12 standard() {
        return STANDARD;
    }

    /** The same judge for one partner. */
    public X12 withProfile(Profile agreed) {
        return new X12(validator, agreed, clock);
    }

    /** @param days says which day it is, for rules of the profile that end */
    public X12 withProfile(Profile agreed, Clock days) {
        return new X12(validator, agreed, days);
    }

    /** The judge of answers that give back what this one let in, see {@link Profile#ofAnswers()}. */
    public X12 ofAnswers() {
        return profile == Profile.STRICT ? this : new X12(validator, profile.ofAnswers(), clock);
    }

    /**
     * The same judge, with several threads for the transaction sets of one file. The report is the same; worth it for
     * files of some megabytes.
     *
     * @param threads the calling one included
     */
    public X12 withThreads(int threads) {
        return new X12(new Validator(InterchangeScanner.Limits.DEFAULT, threads), profile, clock);
    }

    /** Reads the stream to its end, does not close it, and holds one segment at a time. */
    public ValidationReport validate(InputStream in) throws IOException {
        return judged(validator.validate(in));
    }

    /** The same, while {@code beside} is told what stands between every ST and SE: one reading for both. */
    public ValidationReport validate(InputStream in, TransactionListener beside) throws IOException {
        return judged(validator.validate(in, beside));
    }

    public ValidationReport validate(byte[] bytes, TransactionListener beside) {
        return judged(validator.validate(bytes, beside));
    }

    private ValidationReport judged(ValidationReport report) {
        return profile == Profile.STRICT ? report : report.under(profile, LocalDate.now(clock));
    }

    public ValidationReport validate(byte[] bytes) {
        return judged(validator.validate(bytes));
    }

    /**
     * The findings of a report with the segments they are about and a caret under the bytes at fault. Shows data: for the
     * holder of the file, not for logs.
     *
     * @param bytes those that {@code report} was made of
     */
    public String explain(byte[] bytes, ValidationReport report) {
        var text = new StringBuilder();
        try {
            Explanation.write(report, Explanation.Source.of(bytes), text);
        } catch (IOException e) {
            throw new UncheckedIOException("neither array nor text can fail", e);
        }
        return text.toString();
    }

    /**
     * The same for a file of any size: only what lies around the findings is read.
     *
     * @param file the bytes that {@code report} was made of; its position is moved
     */
    public void explain(SeekableByteChannel file, ValidationReport report, Appendable text) throws IOException {
        Explanation.write(report, Explanation.Source.of(file), text);
    }

    /**
     * Mends what can be mended without guessing: counts, control numbers, padding and whatever else a finding has an edit
     * for. Mended bytes are judged again, and what then shows is mended, too, up to {@link Correction#ROUNDS_MAX} times.
     */
    public Correction<byte[]> correct(byte[] bytes) {
        var rounds = new ArrayList<List<Corrections.Change>>();
        var report = validate(bytes);
        var content = bytes;
        while (rounds.size() < Correction.ROUNDS_MAX) {
            var corrections = Corrections.of(report, false);
            if (corrections.isEmpty()) break;
            var changes = new ArrayList<Corrections.Change>();
            content = corrections.apply(content, changes);
            rounds.add(changes);
            report = validate(content);
        }
        return new Correction<>(content, rounds, report);
    }

    /**
     * The same for a file of any size.
     *
     * @param to is written anew; a file beside it, of the same name and {@code .round}, is used and removed
     * @param warningsToo whether what rejects nothing is mended, too
     */
    public Correction<Path> correct(Path file, Path to, boolean warningsToo) throws IOException {
        var rounds = new ArrayList<List<Corrections.Change>>();
        var scratch = to.resolveSibling(to.getFileName() + ".round");
        var report = validate(file);
        var content = file;
        try {
            while (rounds.size() < Correction.ROUNDS_MAX) {
                var corrections = Corrections.of(report, warningsToo);
                if (corrections.isEmpty()) break;
                try (var in = Files.newInputStream(content);
                        var out = new BufferedOutputStream(Files.newOutputStream(scratch), 1 << 16)) {
                    rounds.add(corrections.apply(in, out));
                }
                Files.move(scratch, to, StandardCopyOption.REPLACE_EXISTING);
                content = to;
                report = validate(content);
            }
        } finally {
            Files.deleteIfExists(scratch);
        }
        return new Correction<>(content, rounds, report);
    }

    private ValidationReport validate(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return validate(in);
        }
    }
}
