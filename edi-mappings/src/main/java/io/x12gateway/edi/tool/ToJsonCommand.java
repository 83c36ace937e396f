package io.x12gateway.edi.tool;

import io.x12gateway.edi.mapping.RecordJson;
import io.x12gateway.edi.mapping.UnmappableException;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.OutputStream;

/** {@code x12 to-json PATH}: every transaction set as its typed record. */
@Command(name = "to-json", description = "Writes a file as JSON; from-json gives the same file back.")
final class ToJsonCommand extends Conversion {
    @Override
    int convert(Input in, OutputStream out) throws IOException, UnmappableException {
        try (var x12 = in.open()) {
            RecordJson.write(x12, out);
        }
        return X12Tool.VALID;
    }
}
