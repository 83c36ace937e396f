package io.x12gateway.edi.tool;

import io.x12gateway.edi.mapping.JsonInputException;
import io.x12gateway.edi.mapping.RecordJson;
import picocli.CommandLine.Command;

import java.io.IOException;
import java.io.OutputStream;

/** {@code x12 from-json PATH}: the X12 that to-json was given. */
@Command(name = "from-json", description = "Writes X12 from the JSON of to-json.")
final class FromJsonCommand extends Conversion {
    @Override
    int convert(Input in, OutputStream out) throws IOException, JsonInputException {
        try (var json = in.open()) {
            RecordJson.read(json, out);
        }
        return X12Tool.VALID;
    }
}
