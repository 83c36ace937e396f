package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.mapping.FragmentReader.Message;
import io.x12gateway.edi.validation.Finding;
import io.x12gateway.edi.validation.ValidationReport.Verdict;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Rosters, CSV or fixed-width, to a batch of 270s or 276s: one row is one inquiry, and as many rows as the layout says
 * share a transaction set. A row that is wrong is told and left out; its neighbours are not touched. What is written
 * was judged by {@link X12#standard()} first. Holds the rows of one transaction set at a time. Safe for many threads;
 * the mapping is made once.
 */
public final class RosterMapping {
    private final FragmentMapping mapping = FragmentMapping.handing(List.of(RosterReader.ROW));

    private RosterMapping() {}

    /** The one shared instance. */
    public static RosterMapping standard() {
        return Holder.STANDARD;
    }

    /** What became of a roster; a row that is not written was told. */
    public record Outcome(long rows, long written, int transactions) {
        public long refused() {
            return rows - written;
        }
    }

    /**
     * Writes one interchange with one group, or nothing if no row is good. Leaves both streams open.
     *
     * @param roster UTF-8
     * @param envelope of type 270 or 276
     */
    public Outcome write(
            InputStream roster,
            RosterLayout layout,
            Envelope envelope,
            OutputStream x12,
            Consumer<RosterFinding> findings)
            throws IOException {
        var reader = new RosterReader(roster, layout, RosterHierarchy.required(envelope.type()), findings);
        var batch = new Batch(layout, envelope, x12, findings);
        mapping.hand(new Message("roster", "", reader), fragment -> batch.take((RosterRow) fragment.value()));
        batch.end();
        return new Outcome(reader.rows(), batch.written, batch.transactions);
    }

    /** Whether rosters become this set. */
    public static boolean serves(TransactionType type) {
        return type == TransactionType.ELIGIBILITY_INQUIRY || type == TransactionType.CLAIM_STATUS_REQUEST;
    }

    /** Gathers rows until a transaction set is full. */
    private static final class Batch {
        private final RosterLayout layout;
        private final Envelope envelope;
        private final Consumer<RosterFinding> findings;
        private final SegmentText text;
        private final EnvelopeText out;
        private final RosterHierarchy hierarchy;
        private final List<RosterRow> rows = new ArrayList<>();
        private long written;
        private int transactions;

        Batch(RosterLayout layout, Envelope envelope, OutputStream x12, Consumer<RosterFinding> findings) {
            this.layout = layout;
            this.envelope = envelope;
            this.findings = findings;
            this.text = new SegmentText(envelope.delimiters(), true);
            this.out = new EnvelopeText(text, x12);
            this.hierarchy = new RosterHierarchy(envelope);
        }

        void take(RosterRow row) {
            rows.add(row);
            if (rows.size() < layout.rowsPerTransaction()) return;
            try {
                flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            if (!rows.isEmpty()) flush();
            if (transactions > 0) out.close(envelope, transactions);
        }

        private void flush() throws IOException {
            if (fault(rows).isPresent()) rows.removeIf(this::refused);
            if (!rows.isEmpty()) {
                if (transactions == 0) out.open(envelope);
                transactions++;
                out.transaction(envelope, controlNumber(transactions), hierarchy.segments(rows, transactions));
                written += rows.size();
            }
            rows.clear();
        }

        private static String controlNumber(int number) {
            return "%04d".formatted(number);
        }

        private boolean refused(RosterRow row) {
            var fault = fault(List.of(row));
            fault.ifPresent(found -> findings.accept(new RosterFinding(
                    row.line(),
                    "",
                    "the inquiry would not be valid: " + found.location() + " " + found.message(),
                    found.fix().isEmpty() ? "mend the row" : found.fix())));
            return fault.isPresent();
        }

        /** The first error that our own judge finds in a transaction set of these rows. */
        private Optional<Finding> fault(List<RosterRow> of) {
            var bytes = new ByteArrayOutputStream();
            var trial = new EnvelopeText(text, bytes);
            try {
                trial.open(envelope);
                trial.transaction(envelope, controlNumber(1), hierarchy.segments(of, transactions + 1));
                trial.close(envelope, 1);
            } catch (IOException e) {
                throw new UncheckedIOException("memory can't fail", e);
            }
            var report = X12.standard().validate(bytes.toByteArray());
            if (report.verdict() == Verdict.VALID) return Optional.empty();
            return report.allFindings().filter(Finding::isError).findFirst();
        }
    }

    private static final class Holder {
        static final RosterMapping STANDARD = new RosterMapping();
    }
}
