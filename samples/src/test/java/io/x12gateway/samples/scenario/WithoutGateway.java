package io.x12gateway.samples.scenario;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.edi.tool.X12Tool;
import io.x12gateway.edi.validation.ValidationReport;
import io.x12gateway.samples.claims.adjudication.Lifecycle;
import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.claims.status.InquiryDesk;
import io.x12gateway.samples.hets.HetsAlone;
import io.x12gateway.samples.scenario.Scenario.Step;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays what of a scenario needs no gateway: what is sent is judged, acknowledged and put to the mocks through the same
 * mappings as in the gateway; the command line is run; and answers are compared with the scenario's own files. What is
 * fetched from mailboxes otherwise is passed over.
 */
final class WithoutGateway {
    private final Play play;
    private final Path folder;
    private final Ledger ledger = Ledger.packaged(Clock.system(ZoneId.systemDefault()));
    private final PaymentRun payments;
    private final List<String> problems = new ArrayList<>();
    private String sent = "";
    private boolean refusing;

    private WithoutGateway(Scenario scenario) throws IOException {
        play = new Play(scenario);
        folder = Files.createTempDirectory("without-gateway");
        payments = new PaymentRun(ledger, "GATEWAY", folder);
    }

    /** What went otherwise than the scenario says; called by reflection, with nothing but strings. */
    static List<String> play(String folder) throws IOException {
        var scenario = Scenario.read(Path.of(folder));
        var player = new WithoutGateway(scenario);
        for (var step : scenario.steps()) player.play(step);
        return player.problems;
    }

    private void play(Step step) throws IOException {
        if (step.faults() != null) refusing = step.faults().toString().contains("REFUSED");
        if (step.clock() != null) forward(step.clock());
        if (Boolean.TRUE.equals(step.paymentRun())) payments.run(result -> {});
        if (step.send() != null) send(step, play.text(step.send()));
        if (step.x12() != null) x12(step, step.x12());
        if (step.expect() != null) expect(step, play.text(step.expect()));
    }

    private void forward(String clock) {
        if (Mocks.isReset(clock)) ledger.reset();
        else Lifecycle.advance(ledger, Integer.parseInt(clock.replaceAll("[+d]", "")));
    }

    private void x12(Step step, String line) {
        var ran = X12Command.run(play.blanks().fill(line), step.of() == null ? play.document() : play.text(step.of()));
        if (ran.code() != 0) problems.add(line + " ended with " + ran.code() + ": " + ran.said());
        play.came(ran.written());
        if (step.as() != null) play.make(step.as(), ran.written());
    }

    private void send(Step step, String document) {
        sent = document;
        var report = X12.standard().validate(bytes(document));
        if (report.verdict() != ValidationReport.Verdict.VALID) return;
        switch (String.valueOf(step.kind())) {
            case "276" -> play.came(claimStatus(report));
            case "270" -> play.came(HetsAlone.packaged().answer(document));
            case "837" -> play.came(claimAcknowledgment(report));
            default -> play.came(document);
        }
    }

    private void expect(Step step, String expected) throws IOException {
        switch (String.valueOf(step.kind())) {
            case "999" -> x12Document(expected, acknowledgment());
            case "277", "277CA" -> x12Document(expected, play.document());
            case "271" -> x12Document("...\n" + expected.substring(expected.indexOf("ST*271*")), play.document());
            case "276" -> x12Document(expected, play.document());
            case "csv", "xml", "text" -> {
                problems.addAll(ScenarioPlayer.missing(expected, play.document()));
                if ("xml".equals(step.kind())) problems.addAll(XmlContract.broken(play.document()));
            }
            default -> {}
        }
    }

    private void x12Document(String expected, String found) {
        problems.addAll(Shape.compare(expected, found, play.kept()));
        if (X12.standard().validate(bytes(found)).verdict() != ValidationReport.Verdict.VALID)
            problems.add("not valid: " + found);
    }

    private String acknowledgment() throws IOException {
        var file = Files.write(folder.resolve("sent"), bytes(sent));
        var out = new StringWriter();
        X12Tool.commandLine().setOut(new PrintWriter(out, true)).execute("ack", file.toString());
        var all = out.toString();
        int end = all.indexOf("~", all.indexOf("~\nIEA*") + 1);
        return end < 0 ? all : all.substring(0, end + 1);
    }

    private String claimStatus(ValidationReport report) {
        var interchange = report.interchanges().getFirst();
        var header = interchange.header();
        var at = LocalDateTime.of(2026, 11, 20, 9, 0);
        var answers = report.transactions()
                .map(t -> Arrays.copyOfRange(
                        bytes(sent),
                        Math.toIntExact(t.span().offset()),
                        Math.toIntExact(t.span().end())))
                .map(t -> answer(ClaimStatusRequest.read(t, header.delimiters()), header.test(), at))
                .toList();
        var envelope = Envelope.of(
                TransactionType.CLAIM_STATUS_RESPONSE,
                "ZZ",
                "GATEWAY",
                "ZZ",
                header.senderId(),
                new ControlNumber(1),
                new ControlNumber(1),
                at,
                header.test());
        return new String(new InterchangeWriter().write(envelope, answers), StandardCharsets.ISO_8859_1);
    }

    private String claimAcknowledgment(ValidationReport report) {
        var set = report.transactions().findFirst().orElseThrow();
        return new ClaimsWithoutGateway(ledger)
                .answer(bytes(sent), report.interchanges().getFirst(), set);
    }

    private OutgoingTransaction answer(ClaimStatusRequest request, boolean test, LocalDateTime at) {
        var dialect = ClaimsDialect.standard();
        try {
            var asked = new InquiryDesk(ledger).read(dialect.toInquiry(request, "inquiry-1", test));
            var told = refusing ? asked.unavailable() : asked.answer();
            return OutgoingTransaction.of(
                    dialect.toResponse(told, request, "inquiry-1", at).segments());
        } catch (DialectException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.ISO_8859_1);
    }
}
