package io.x12gateway.edi.benchmark;

import com.imsweb.x12.reader.X12Reader;
import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.acknowledgment.Ack999;
import io.x12gateway.edi.envelope.ControlNumber;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.InterchangeWriter;
import io.x12gateway.edi.envelope.OutgoingTransaction;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentReader;
import io.x12gateway.edi.mapping.RemittanceEvents;
import io.x12gateway.edi.remittance.RemittanceClaims;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.ByteArrayInputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every engine by its name: ours and the peers. */
final class Engines {
    static final String JUDGE_835 = "x12: 835";
    static final String JUDGE_835_RECORDS = "x12: 835, records";
    static final String JUDGE_835_EVENTS = "x12: 835, records, Smooks events";
    static final String JUDGE_DAMAGED = "x12: 835 damaged";
    static final String JUDGE_270 = "x12: 270 batch";
    static final String JUDGE_276 = "x12: 276 batch";
    static final String JUDGE_ONE_270 = "x12: one 270";
    static final String STAEDI_835 = "StAEDI standard+implementation: 835";
    static final String STAEDI_835_BEANS = "StAEDI -> Smooks javabean: 835";
    static final String STAEDI_835_CONTROL = "StAEDI control: 835";
    static final String STAEDI_DAMAGED = "StAEDI standard+implementation: 835 damaged";
    static final String STAEDI_270 = "StAEDI standard+implementation: 270 batch";
    static final String STAEDI_276 = "StAEDI standard+implementation: 276 batch";
    static final String STAEDI_ONE_270 = "StAEDI control + guide: one 270";
    static final String IMSWEB_835 = "imsweb x12-parser: 835";
    static final String WRITE_INTERCHANGE = "x12: write 835 interchange";
    static final String WRITE_999 = "x12: compose and write 999";

    private static final Map<String, Engine> ALL =
            Stream.of(ours(), staedi(), others(), writers())
                    .flatMap(List::stream)
                    .collect(Collectors.toMap(Engine::name, Function.identity()));

    private Engines() {}

    static Engine named(String name) {
        var engine = ALL.get(name);
        if (engine == null) throw new IllegalArgumentException("no engine \"" + name + "\" among " + ALL.keySet());
        return engine;
    }

    private static List<Engine> ours() {
        return List.of(
                judge(JUDGE_835, Data.REMITTANCE, 20),
                new Engine(
                        JUDGE_835_RECORDS,
                        15,
                        Data.REMITTANCE.length,
                        hole -> hole.consume(
                                valid(RemittanceClaims.judged(X12.standard(), Data.REMITTANCE, hole::consume)))),
                new Engine(
                        JUDGE_835_EVENTS,
                        10,
                        Data.REMITTANCE.length,
                        hole -> hole.consume(valid(RemittanceEvents.standard()
                                .judged(X12.standard(), Data.REMITTANCE, hole::consume)))),
                new Engine(JUDGE_DAMAGED, 5, Data.DAMAGED.length, hole -> {
                    var findings = X12.standard().validate(Data.DAMAGED).allFindings().count();
                    if (findings < 2_000) throw new IllegalStateException("only " + findings + " findings");
                    hole.consume(findings);
                }),
                judge(JUDGE_270, Data.INQUIRIES, 2),
                judge(JUDGE_276, Data.STATUS_REQUESTS, 2),
                judge(JUDGE_ONE_270, Data.INQUIRY, 4_000));
    }

    private static Engine judge(String name, byte[] bytes, int repeats) {
        return new Engine(name, repeats, bytes.length, hole -> hole.consume(valid(bytes)));
    }

    /** A benchmark of a file that is refused would measure something else. */
    private static ValidationReport valid(byte[] bytes) {
        return valid(X12.standard().validate(bytes));
    }

    private static ValidationReport valid(ValidationReport report) {
        if (report.verdict() != ValidationReport.Verdict.VALID)
            throw new IllegalStateException("refused: " + report.allFindings().findFirst());
        return report;
    }

    private static List<Engine> staedi() {
        var remittance = new StaediJudge(TransactionType.REMITTANCE_ADVICE);
        var inquiry = new StaediJudge(TransactionType.ELIGIBILITY_INQUIRY);
        var status = new StaediJudge(TransactionType.CLAIM_STATUS_REQUEST);
        var beans = new StaediBeans(remittance.schema());
        return List.of(
                new Engine(STAEDI_835, 1, Data.REMITTANCE.length, hole -> remittance.accept(Data.REMITTANCE, hole)),
                new Engine(STAEDI_835_CONTROL, 3, Data.REMITTANCE.length, hole -> StaediJudge.control(
                        Data.REMITTANCE, hole)),
                new Engine(STAEDI_835_BEANS, 1, Data.REMITTANCE.length, hole -> beans.read(Data.REMITTANCE, hole)),
                new Engine(STAEDI_DAMAGED, 1, Data.DAMAGED.length, hole -> remittance.refuse(Data.DAMAGED, hole)),
                new Engine(STAEDI_270, 1, Data.INQUIRIES.length, hole -> inquiry.accept(Data.INQUIRIES, hole)),
                new Engine(STAEDI_276, 1, Data.STATUS_REQUESTS.length, hole -> status.accept(
                        Data.STATUS_REQUESTS, hole)),
                new Engine(STAEDI_ONE_270, 100, Data.INQUIRY.length, hole -> inquiry.accept(Data.INQUIRY, hole)));
    }

    private static List<Engine> others() {
        return List.of(new Engine(IMSWEB_835, 1, Data.REMITTANCE.length, hole -> {
            var reader =
                    new X12Reader(X12Reader.FileType.ANSI835_5010_X221, new ByteArrayInputStream(Data.REMITTANCE));
            hole.consume(reader.getErrors());
            hole.consume(reader.getLoops());
        }));
    }

    private static List<Engine> writers() {
        var envelope = envelope(TransactionType.REMITTANCE_ADVICE);
        var answering = envelope(TransactionType.IMPLEMENTATION_ACKNOWLEDGMENT);
        var transactions = transactions();
        var writer = new InterchangeWriter().withoutLineBreaks();
        int size = writer.write(envelope, transactions).length;
        var group = X12.standard()
                .validate(Data.DAMAGED)
                .interchanges()
                .getFirst()
                .groups()
                .getFirst();
        int ackSize = Ack999.write(answering, List.of(Ack999.of(group))).length;
        return List.of(
                new Engine(
                        WRITE_INTERCHANGE, 2, size, hole -> hole.consume(writer.write(envelope, transactions))),
                new Engine(
                        WRITE_999,
                        2,
                        ackSize,
                        hole -> hole.consume(Ack999.write(answering, List.of(Ack999.of(group))))));
    }

    private static Envelope envelope(TransactionType type) {
        var at = LocalDateTime.of(2026, 11, 2, 9, 15);
        return Envelope.of(type, "ZZ", "SENDER", "ZZ", "RECEIVER", new ControlNumber(1), new ControlNumber(1), at, true);
    }

    private static List<OutgoingTransaction> transactions() {
        var transactions = new ArrayList<OutgoingTransaction>();
        var body = new ArrayList<Segment>();
        for (var segment : new SegmentReader(Data.REMITTANCE, Delimiters.STANDARD)) {
            if (segment.is("ST")) body.clear();
            else if (segment.is("SE")) transactions.add(OutgoingTransaction.of(body));
            else body.add(segment);
        }
        return transactions;
    }
}
