package io.x12gateway.edi.tool;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.AcknowledgmentEnvelope;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;

/** {@code x12 ack FILE}: the TA1 and 999 that the file is answered with. Exit codes are those of the verdict. */
@Command(name = "ack", description = "Prints the TA1 and the 999 that answer a file.")
final class AckCommand implements Callable<Integer> {
    @Option(names = "--control-number", description = "ISA13 and GS06 of the first answer; default ${DEFAULT-VALUE}.")
    int controlNumber = 1;

    @Option(names = "--at", description = "Date and time in the answer, such as 2026-11-02T09:30; default now.")
    LocalDateTime at = LocalDateTime.now();

    @Parameters(paramLabel = "FILE")
    Path file = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    @Override
    public Integer call() {
        try {
            var report = X12.standard().validate(Files.readAllBytes(file));
            var number = new ControlNumber(controlNumber);
            for (var interchange : report.interchanges()) number = answer(interchange, number);
            return new FileVerdict(file.toString(), report, "").exitCode();
        } catch (IOException e) {
            spec.commandLine().getErr().println(file + ": the file can't be read: " + e.getMessage());
            return X12Tool.UNREADABLE;
        }
    }

    /** A refused interchange gets a TA1 and nothing else. */
    private ControlNumber answer(InterchangeReport interchange, ControlNumber first) {
        var number = first;
        if (Ta1.owed(interchange)) {
            print(Ta1.of(interchange)
                    .write(AcknowledgmentEnvelope.answering(interchange.header(), number, number, at)));
            number = number.next();
        }
        var owed = interchange.groups().stream().filter(Ack999::owed).toList();
        if (!interchange.accepted() || owed.isEmpty()) return number;
        var envelope = AcknowledgmentEnvelope.answering(interchange.header(), number, number, at);
        print(Ack999.write(envelope, owed.stream().map(Ack999::of).toList()));
        return number.next();
    }

    private void print(byte[] bytes) {
        var out = spec.commandLine().getOut();
        out.print(new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing() + "\n");
        out.flush();
    }
}
