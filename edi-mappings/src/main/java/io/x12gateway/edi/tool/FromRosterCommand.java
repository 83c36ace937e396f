package io.x12gateway.edi.tool;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.mapping.LayoutException;
import io.x12gateway.edi.mapping.RosterLayout;
import io.x12gateway.edi.mapping.RosterMapping;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** {@code x12 from-roster --to 270 PATH}: a list of patients or claims as a batch of inquiries. */
@Command(
        name = "from-roster",
        description = "Writes a batch of 270s or 276s from a CSV or fixed-width roster, one row for each inquiry.")
final class FromRosterCommand extends Conversion {
    @Option(names = "--to", required = true, paramLabel = "270|276", description = "What each row becomes.")
    String to = "";

    @Option(
            names = "--layout",
            paramLabel = "FILE",
            description = "Where the columns stand; default: the built-in one.")
    Path layout = Path.of("");

    @Option(
            names = "--sender",
            required = true,
            paramLabel = "ID",
            description = "ISA06 and GS02; ZZ:ID or another qualifier.")
    String sender = "";

    @Option(names = "--receiver", required = true, paramLabel = "ID", description = "ISA08 and GS03.")
    String receiver = "";

    @Option(names = "--control-number", defaultValue = "1", description = "ISA13 and GS06; default ${DEFAULT-VALUE}.")
    int controlNumber = 1;

    @Option(names = "--at", description = "Date and time in the envelope, such as 2026-11-02T09:30; default now.")
    LocalDateTime at = LocalDateTime.now();

    @Option(names = "--production", description = "ISA15 is P; without it the batch is a test (T).")
    boolean production;

    @Override
    int convert(Input in, OutputStream out) throws IOException {
        var envelope = envelope();
        try (var roster = in.open()) {
            var outcome =
                    RosterMapping.standard().write(roster, layout(), envelope, out, finding -> say(finding.toString()));
            say("%d rows, %d inquiries in %d transaction sets, %d rows refused"
                    .formatted(outcome.rows(), outcome.written(), outcome.transactions(), outcome.refused()));
            return outcome.refused() == 0 && outcome.written() > 0 ? X12Tool.VALID : X12Tool.INVALID;
        }
    }

    private RosterLayout layout() throws IOException {
        if (layout.toString().isEmpty()) return RosterLayout.standard(to);
        try {
            return RosterLayout.parse(Files.readString(layout));
        } catch (LayoutException e) {
            throw usage(layout + ": " + e.getMessage());
        }
    }

    private Envelope envelope() {
        var type =
                switch (to) {
                    case "270" -> TransactionType.ELIGIBILITY_INQUIRY;
                    case "276" -> TransactionType.CLAIM_STATUS_REQUEST;
                    default -> throw usage("--to is 270 or 276, not " + to);
                };
        var number = number();
        try {
            return Envelope.of(
                    type,
                    qualifier(sender),
                    id(sender),
                    qualifier(receiver),
                    id(receiver),
                    number,
                    number,
                    at,
                    !production);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private ControlNumber number() {
        try {
            return new ControlNumber(controlNumber);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private static String qualifier(String party) {
        return party.indexOf(':') == 2 ? party.substring(0, 2) : "ZZ";
    }

    private static String id(String party) {
        return party.indexOf(':') == 2 ? party.substring(3) : party;
    }

    private ParameterException usage(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
