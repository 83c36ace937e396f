package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sorts the transaction sets of an 835 file by payee, so that each payee gets only his own, byte for byte. Every
 * transaction set has exactly one payee (005010X221A1).
 */
public final class PayeeSplit {
    private PayeeSplit() {}

    /** The transaction sets of one payee, in the order of the file. */
    public record Share(RemittanceHeader.Payee payee, List<Part> parts) {
        public Share {
            parts = List.copyOf(parts);
        }
    }

    /** One transaction set: its header, and its bytes from the S of ST to the terminator of SE. */
    public record Part(RemittanceHeader header, ByteSpan span) {}

    /**
     * One share for each payee, in the order in which they first appear. A payee is told by NPI and tax id together.
     *
     * @param file at most 2 GB; spans count from its first byte
     * @param transactions ST to SE, as the scanner reports them
     */
    public static List<Share> split(byte[] file, Delimiters delimiters, List<ByteSpan> transactions) {
        var parts = new ArrayList<Part>(transactions.size());
        for (var span : transactions) {
            var header = RemittanceHeader.read(file, (int) span.offset(), (int) span.length(), delimiters);
            parts.add(new Part(header, span));
        }
        return group(parts);
    }

    /** The same from headers that were read already, for files that are not held in memory. */
    public static List<Share> group(List<Part> parts) {
        Map<RemittanceHeader.Payee, List<Part>> byPayee = new LinkedHashMap<>();
        for (var part : parts) {
            byPayee.computeIfAbsent(part.header().payeeKey(), payee -> new ArrayList<>())
                    .add(part);
        }
        return byPayee.entrySet().stream()
                .map(share -> new Share(share.getKey(), share.getValue()))
                .toList();
    }
}
