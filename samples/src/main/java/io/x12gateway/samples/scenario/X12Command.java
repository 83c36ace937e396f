package io.x12gateway.samples.scenario;

import io.x12gateway.edi.tool.X12Tool;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What {@code ./gateway x12} makes of a document. */
public record X12Command(int code, String written, String said) {

    /** Commands that tell something and write no file. */
    private static final Set<String> TELLING = Set.of("validate", "explain", "ack", "show");

    /** @param line as after {@code ./gateway x12}, without files */
    public static X12Command run(String line, String document) {
        var said = new StringWriter();
        try {
            var folder = Files.createTempDirectory("scenario-x12");
            var in = folder.resolve("in");
            var out = folder.resolve("out");
            try {
                Files.writeString(in, document, StandardCharsets.ISO_8859_1);
                var words = new ArrayList<>(List.of(line.strip().split("\\s+")));
                if (!TELLING.contains(words.getFirst())) words.addAll(List.of("-o", out.toString()));
                words.add(in.toString());
                var told = new StringWriter();
                int code = X12Tool.commandLine()
                        .setOut(new PrintWriter(told, true))
                        .setErr(new PrintWriter(said, true))
                        .execute(words.toArray(String[]::new));
                var written = Files.exists(out) ? Files.readString(out, StandardCharsets.UTF_8) : told.toString();
                return new X12Command(code, written, said.toString());
            } finally {
                Files.deleteIfExists(in);
                Files.deleteIfExists(out);
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
