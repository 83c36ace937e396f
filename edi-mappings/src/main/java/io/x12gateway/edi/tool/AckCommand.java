package io.x12gateway.edi.tool;

import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.acknowledgment.AcknowledgmentEnvelope;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.validation.ValidationReport.GroupReport;
import io.x12gateway.edi.validation.ValidationReport.InterchangeReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code x12 ack FILE...}: the acknowledgments that files are answered with. Exit codes are those of the verdicts. */
@Command(
        name = "ack",
        description = "Prints the TA1 and the 999 that answer a file. Exit 0: all valid, 1: some invalid, 2: some"
                + " unreadable, which nothing answers.")
final class AckCommand implements Callable<Integer> {
    @Mixin
    Judging judging = new Judging();

    @Option(
            names = "--control-number",
            paramLabel = "N",
            description = "ISA13 of the first answer; the next ones count on. Default ${DEFAULT-VALUE}.")
    int controlNumber = 1;

    @Option(names = "--group-number", paramLabel = "N", description = "GS06 of the first 999. Default: its ISA13.")
    int groupNumber;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "Date and time in the answers, such as 2026-11-02T09:30. Default: now.")
    LocalDateTime at = LocalDateTime.now();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Files; without one, or as -, standard input.")
    List<String> files = List.of();

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    CommandSpec spec;

    private ControlNumber interchange = new ControlNumber(1);
    private ControlNumber group = new ControlNumber(1);

    @Override
    public Integer call() {
        interchange = number("--control-number", controlNumber);
        group = groupNumber == 0 ? interchange : number("--group-number", groupNumber);
        int exit = X12Tool.VALID;
        for (var file : files.isEmpty() ? List.of(Input.STANDARD) : files) exit = Math.max(exit, answer(file));
        return exit;
    }

    private ControlNumber number(String option, int value) {
        try {
            return new ControlNumber(value);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + ": " + e.getMessage(), e);
        }
    }

    private int answer(String file) {
        var err = spec.commandLine().getErr();
        try (var input = Input.of(file);
                var in = Progress.over(input.open(), file, input.sizeBytes(), Terminal.here(), err)) {
            var verdict = new FileVerdict(file, judging.report(in), "");
            verdict.report().interchanges().forEach(this::answer);
            if (verdict.report().interchanges().isEmpty())
                err.println(file + ": nothing answers a file without an ISA");
            return verdict.exitCode();
        } catch (IOException e) {
            err.println(file + ": " + FileVerdict.because(e));
            return X12Tool.UNREADABLE;
        }
    }

    /** A refused interchange gets a TA1 and nothing else. */
    private void answer(InterchangeReport report) {
        if (Ta1.owed(report)) {
            print(Ta1.of(report).write(envelope(report)));
            interchange = interchange.next();
        }
        if (!report.accepted()) return;
        functional(report, report.groups().stream().filter(Ack999::owed).toList());
    }

    private void functional(InterchangeReport report, List<GroupReport> owed) {
        if (owed.isEmpty()) return;
        print(Ack999.write(envelope(report), owed.stream().map(Ack999::of).toList()));
        interchange = interchange.next();
        group = group.next();
    }

    private Envelope envelope(InterchangeReport report) {
        var gs06 = groupNumber == 0 ? interchange : group;
        return AcknowledgmentEnvelope.answering(report.header(), interchange, gs06, at);
    }

    private void print(byte[] bytes) {
        var out = spec.commandLine().getOut();
        out.print(new String(bytes, StandardCharsets.ISO_8859_1).stripTrailing() + "\n");
        out.flush();
    }
}
