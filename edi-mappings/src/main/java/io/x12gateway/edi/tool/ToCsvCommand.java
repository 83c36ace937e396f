package io.x12gateway.edi.tool;

import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.mapping.CsvExport;
import io.x12gateway.edi.mapping.UnmappableException;
import io.x12gateway.edi.validation.TransactionListener;
import io.x12gateway.edi.validation.UnjudgedScan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** {@code x12 to-csv PATH}: 835, 271 or 277 as a table. */
@Command(
        name = "to-csv",
        description = "Writes an 835, 271 or 277 as CSV: one line for each claim, benefit or claim status.")
final class ToCsvCommand extends Conversion {
    @Option(
            names = "--detail",
            defaultValue = "claim",
            paramLabel = "claim|line|adjustment",
            description = "What of an 835 is one line. Default ${DEFAULT-VALUE}.")
    String detail = "claim";

    @Option(names = "--set", paramLabel = "835|271|277", description = "Default: what the file begins with.")
    String set = "";

    @Override
    int convert(Input in, OutputStream out) throws IOException, UnmappableException {
        var export = export(set.isEmpty() ? firstSet(in) : set);
        var csv = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (var x12 = in.open()) {
            if (export.write(x12, csv) == 0) say("there is nothing of that kind in it");
        }
        return X12Tool.VALID;
    }

    private static String firstSet(Input in) throws IOException {
        try (var x12 = in.open()) {
            var first = new FirstSet();
            UnjudgedScan.of(x12, first);
            return first.id;
        }
    }

    private static final class FirstSet implements TransactionListener {
        private String id = "";

        @Override
        public void starts(SegmentView st) {
            if (id.isEmpty()) id = st.element(1);
        }

        @Override
        public void segment(SegmentView segment) {}

        @Override
        public void ends(boolean trailer) {}
    }

    private CsvExport export(String of) throws UnmappableException {
        return switch (of) {
            case "835" -> CsvExport.remittance(detail());
            case "271" -> CsvExport.eligibility();
            case "277" -> CsvExport.claimStatus();
            case "" -> throw new UnmappableException("there is no transaction set in it");
            default -> throw new UnmappableException("a " + of + " has no CSV; 835, 271 and 277 have");
        };
    }

    private CsvExport.Detail detail() {
        return switch (detail) {
            case "claim" -> CsvExport.Detail.CLAIM;
            case "line" -> CsvExport.Detail.LINE;
            case "adjustment" -> CsvExport.Detail.ADJUSTMENT;
            default -> throw usage("--detail is claim, line or adjustment, not " + detail);
        };
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
