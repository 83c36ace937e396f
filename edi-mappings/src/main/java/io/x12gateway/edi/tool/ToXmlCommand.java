package io.x12gateway.edi.tool;

import io.x12gateway.edi.mapping.RemittanceXml;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** {@code x12 to-xml PATH}: 835s as XML. */
@Command(name = "to-xml", description = "Writes every 835 of a file as XML, claim by claim.")
final class ToXmlCommand extends Conversion {
    @Override
    int convert(Input in, OutputStream out) throws IOException {
        var xml = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        try (var x12 = in.open()) {
            long claims = RemittanceXml.standard().write(x12, xml);
            if (claims > 0) return X12Tool.VALID;
        }
        say("there is no claim of an 835 in it");
        return X12Tool.UNREADABLE;
    }
}
