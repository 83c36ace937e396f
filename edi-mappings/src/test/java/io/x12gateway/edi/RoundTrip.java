package io.x12gateway.edi;

import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes transaction sets out of files and puts segments into files, for tests of records, readers and writers. */
public final class RoundTrip {
    private static final String FIXTURES = "/roundtrip/";

    private RoundTrip() {}

    /** A fixture of this module: bare segments, ST to SE, with the standard separators. */
    public static byte[] fixture(String name) {
        try (var in = RoundTrip.class.getResourceAsStream(FIXTURES + name)) {
            if (in == null) throw new IllegalArgumentException("no fixture " + name);
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The worked examples beside the checkout whose name begins with {@code prefix}; says so when there are none. */
    public static List<Path> examples(String prefix) {
        var folder = Path.of(System.getProperty("x12.examples", "../../shared/domain/examples"));
        if (!Files.isDirectory(folder)) {
            System.out.println(
                    "no worked examples at " + folder.toAbsolutePath().normalize() + ": checked fixtures only");
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every ST to SE of an interchange that has one group. */
    public static List<byte[]> transactions(byte[] interchange) {
        var delimiters = delimiters(interchange);
        var transactions = new ArrayList<byte[]>();
        long start = 0;
        for (var segment : new SegmentReader(interchange, delimiters)) {
            if (segment.is("ST")) start = segment.span().offset();
            if (segment.is("SE")) {
                transactions.add(Arrays.copyOfRange(
                        interchange, (int) start, (int) segment.span().end()));
            }
        }
        return transactions;
    }

    public static Delimiters delimiters(byte[] interchange) {
        return new Delimiters(
                (char) interchange[3], (char) interchange[82], (char) interchange[104], (char) interchange[105]);
    }

    /** The segments between ST and SE, as text with the standard separators. */
    public static List<String> body(byte[] transaction, Delimiters delimiters) {
        var lines = new ArrayList<String>();
        for (var segment : new SegmentReader(transaction, delimiters)) {
            if (!segment.is("ST") && !segment.is("SE")) lines.add(line(segment, delimiters));
        }
        return lines;
    }

    /** The same of segments to be written. */
    public static List<String> lines(List<Segment> segments) {
        return segments.stream().map(s -> line(s, s.delimiters())).toList();
    }

    private static String line(Segment segment, Delimiters from) {
        var text =
                segment.elements().isEmpty() ? segment.id() : segment.id() + "*" + String.join("*", segment.elements());
        return text.replace(from.repetition(), '^').replace(from.component(), ':');
    }

    /** One transaction set written into an interchange and cut out of it again. */
    public static byte[] written(TransactionType type, List<Segment> body) {
        return transactions(
                        new InterchangeWriter().strict().write(envelope(type), List.of(OutgoingTransaction.of(body))))
                .getFirst();
    }

    public static Envelope envelope(TransactionType type) {
        return Envelope.of(
                type,
                "ZZ",
                "GATEWAY",
                "ZZ",
                "CH0001",
                new ControlNumber(70),
                new ControlNumber(9001),
                LocalDateTime.of(2026, 11, 21, 9, 15),
                true);
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
