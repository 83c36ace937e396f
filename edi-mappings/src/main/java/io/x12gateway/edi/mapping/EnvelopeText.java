package io.x12gateway.edi.mapping;

import io.x12gateway.edi.envelope.Envelope;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Writes an interchange segment by segment, so that its end need not be known when it begins. */
record EnvelopeText(SegmentText text, OutputStream out) {
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm");
    private static final int REPETITION = 11;
    private static final int COMPONENT = 16;

    /**
     * ISA01 to ISA16, which are padded to their widths.
     *
     * @throws IllegalArgumentException if one is too long or can't be written
     */
    void isa(List<String> elements) throws IOException {
        var isa = new StringBuilder("ISA");
        for (int number = 1; number <= elements.size(); number++) {
            int width = IsaHeader.WIDTHS.get(number - 1);
            var element = elements.get(number - 1);
            if (element.length() > width) {
                throw new IllegalArgumentException("ISA%02d has at most %d characters".formatted(number, width));
            }
            boolean separator = number == REPETITION || number == COMPONENT;
            if (!separator && text.unwritable(Segment.of("ISA", element)).isPresent()) {
                throw new IllegalArgumentException(
                        "ISA%02d holds a separator or a character that is not printable ASCII".formatted(number));
            }
            isa.append(text.delimiters().element()).append(element).repeat(' ', width - element.length());
        }
        isa.append(text.delimiters().segment());
        if (text.lineBreaks()) isa.append('\n');
        out.write(isa.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    void segment(String id, String... elements) throws IOException {
        text.write(Segment.of(id, elements), out);
    }

    /** ISA and GS. */
    void open(Envelope e) throws IOException {
        isa(List.of(
                "00",
                "",
                "00",
                "",
                e.senderQualifier(),
                e.senderId(),
                e.receiverQualifier(),
                e.receiverId(),
                SHORT_DATE.format(e.at()),
                TIME.format(e.at()),
                String.valueOf(e.delimiters().repetition()),
                "00501",
                e.interchangeNumber().padded(),
                e.acknowledgmentRequested() ? "1" : "0",
                e.test() ? "T" : "P",
                String.valueOf(e.delimiters().component())));
        segment(
                "GS",
                e.type().functionalId(),
                e.groupSender(),
                e.groupReceiver(),
                DATE.format(e.at()),
                TIME.format(e.at()),
                e.groupNumber().toString(),
                "X",
                e.type().guide());
    }

    /** ST to SE. */
    void transaction(Envelope e, String controlNumber, List<Segment> body) throws IOException {
        segment(
                "ST",
                e.type().setId(),
                controlNumber,
                e.type().namesGuideInHeader() ? e.type().guide() : "");
        for (var part : body) text.write(part, out);
        segment("SE", Integer.toString(body.size() + 2), controlNumber);
    }

    /** GE and IEA. */
    void close(Envelope e, int transactions) throws IOException {
        segment("GE", Integer.toString(transactions), e.groupNumber().toString());
        segment("IEA", "1", e.interchangeNumber().padded());
    }
}
