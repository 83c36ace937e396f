package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Fragments;
import io.x12gateway.edi.mapping.FragmentReader.Message;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * An 835, 271 or 277 as CSV with a header line; the columns stand in {@code mapping/<dialect>/*.columns}. RFC 4180,
 * CRLF; cells that a spreadsheet would take for formulas are defused. An 835 is held claim by claim, the others one
 * transaction set at a time. Safe for many threads; the mappings are made once.
 */
public final class CsvExport {
    private static final FragmentMapping MAPPING = FragmentMapping.handing(
            Set.of(RemittanceFragments.CLAIM, RemittanceFragments.SUMMARY, AnswerFragments.ANSWER));

    private final Columns columns;
    private final Function<InputStream, Fragments> source;
    private final Function<Fragment, List<Map<String, Object>>> rows;

    /** What of an 835 is one line. */
    public enum Detail {
        CLAIM,
        /** Service lines; a claim that has none is one line. */
        LINE,
        /** Adjustment reasons of claims and service lines, and the provider's own (PLB). */
        ADJUSTMENT
    }

    private CsvExport(
            String columns,
            Function<InputStream, Fragments> source,
            Function<Fragment, List<Map<String, Object>>> rows) {
        this.columns = Columns.load("/mapping/" + columns + ".columns");
        this.source = source;
        this.rows = rows;
    }

    /** One line for each claim, service line or adjustment of every 835. */
    public static CsvExport remittance(Detail detail) {
        return switch (detail) {
            case CLAIM -> Holder.CLAIMS;
            case LINE -> Holder.LINES;
            case ADJUSTMENT -> Holder.ADJUSTMENTS;
        };
    }

    /** One line for each benefit and each rejection of every 271. */
    public static CsvExport eligibility() {
        return Holder.ELIGIBILITY;
    }

    /** One line for each status of every 277. */
    public static CsvExport claimStatus() {
        return Holder.CLAIM_STATUS;
    }

    /**
     * Everything of this kind in a file; other transaction sets are passed over. Leaves both open.
     *
     * @return how many lines there are below the header
     * @throws UnmappableException if the envelopes are broken; then the CSV is not whole
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException if a transaction set can't be read; the same
     */
    public long write(InputStream x12, Writer csv) throws IOException, UnmappableException {
        var out = new Lines(new CsvText(csv), columns);
        out.text.row(columns.header());
        try {
            MAPPING.hand(new Message("export", "", source.apply(x12)), fragment -> out.add(rows.apply(fragment)));
        } catch (WholeFile.BrokenEnvelope e) {
            throw new UnmappableException(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        csv.flush();
        return out.count;
    }

    private static final class Lines {
        private final CsvText text;
        private final Columns columns;
        private long count;

        Lines(CsvText text, Columns columns) {
            this.text = text;
            this.columns = columns;
        }

        void add(List<Map<String, Object>> rows) {
            try {
                for (var row : rows) text.row(columns.row(row));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            count += rows.size();
        }
    }

    @SuppressWarnings("unchecked") // an answer fragment is a scope
    private static List<Map<String, Object>> scope(Fragment fragment) {
        return List.of((Map<String, Object>) fragment.value());
    }

    private static CsvExport remittance(String columns, Detail detail) {
        return new CsvExport(columns, RemittanceFragments::new, new RemittanceRows(detail)::of);
    }

    private static final class Holder {
        static final CsvExport CLAIMS = remittance("remittance/claim", Detail.CLAIM);
        static final CsvExport LINES = remittance("remittance/line", Detail.LINE);
        static final CsvExport ADJUSTMENTS = remittance("remittance/adjustment", Detail.ADJUSTMENT);
        static final CsvExport ELIGIBILITY = new CsvExport(
                "eligibility/benefit",
                in -> new AnswerFragments(
                        in,
                        TransactionType.ELIGIBILITY_RESPONSE,
                        record -> AnswerRows.of((EligibilityResponse) record)),
                CsvExport::scope);
        static final CsvExport CLAIM_STATUS = new CsvExport(
                "claimstatus/status",
                in -> new AnswerFragments(
                        in,
                        TransactionType.CLAIM_STATUS_RESPONSE,
                        record -> AnswerRows.of((ClaimStatusResponse) record)),
                CsvExport::scope);
    }
}
