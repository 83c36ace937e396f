package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.edi.mapping.CsvExport;
import io.x12gateway.edi.mapping.RecordJson;
import io.x12gateway.edi.mapping.RemittanceXml;
import io.x12gateway.edi.mapping.UnmappableException;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A document's records in one of their formats (docs/reference/mappings.md). Written as they are read: an 835 claim by
 * claim.
 *
 * @param extension of the file's name
 */
record Export(String contentType, String extension, Writing writing) {
    private static final Set<String> WITHOUT_RECORDS = Set.of("receipt", "report", "TA1");

    /** Reads all of an interchange and writes its records; leaves both open. */
    @FunctionalInterface
    interface Writing {
        void write(InputStream x12, OutputStream out)
                throws IOException, UnmappableException, UnreadableTransactionException;
    }

    /** What of an 835 is one line of CSV. */
    static Export of(String kind, String format, String detail) {
        if (WITHOUT_RECORDS.contains(kind)) throw none(kind, format);
        return switch (format) {
            case "json" -> new Export(MediaTypes.JSON, "json", RecordJson::write);
            case "csv" -> csv(kind, detail(detail));
            case "xml" -> xml(kind);
            default -> throw Parameters.bad("format must be one of csv, json, xml.");
        };
    }

    private static Export csv(String kind, CsvExport.Detail detail) {
        var export =
                switch (kind) {
                    case "835" -> CsvExport.remittance(detail);
                    case "271" -> CsvExport.eligibility();
                    case "277" -> CsvExport.claimStatus();
                    default -> throw none(kind, "csv");
                };
        return new Export(
                MediaTypes.CSV + ";charset=UTF-8;header=present",
                "csv",
                (x12, out) -> export.write(x12, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private static Export xml(String kind) {
        if (!kind.equals("835")) throw none(kind, "xml");
        return new Export(
                MediaTypes.XML + ";charset=UTF-8",
                "xml",
                (x12, out) -> RemittanceXml.standard().write(x12, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    }

    private static CsvExport.Detail detail(String name) {
        for (var detail : CsvExport.Detail.values()) if (name(detail).equals(name)) return detail;
        throw Parameters.bad("detail must be one of "
                + Arrays.stream(CsvExport.Detail.values()).map(Export::name).collect(Collectors.joining(", ")) + ".");
    }

    private static String name(CsvExport.Detail detail) {
        return detail.name().toLowerCase(Locale.ROOT);
    }

    private static GatewayFault none(String kind, String format) {
        return new GatewayFault(
                FaultKind.SENDER,
                "no-records",
                "There is no %s of a %s: CSV is there for 835, 271 and 277, XML for 835, JSON for every transaction set."
                        .formatted(format, kind));
    }

    void write(InputStream x12, OutputStream out) throws IOException {
        try {
            writing.write(x12, out);
        } catch (UnmappableException | UnreadableTransactionException e) {
            throw new GatewayFault(
                    FaultKind.GATEWAY,
                    "export-failed",
                    "The document could not be read into records; fetch it as it is.",
                    e);
        }
    }

    /** The document's own name with our ending. */
    String fileName(String document) {
        int dot = document.lastIndexOf('.');
        return (dot < 0 ? document : document.substring(0, dot)) + "." + extension;
    }
}
