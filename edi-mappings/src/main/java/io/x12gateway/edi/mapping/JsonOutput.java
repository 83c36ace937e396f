package io.x12gateway.edi.mapping;

import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

import java.util.Optional;

/** Writes a file as JSON while it is scanned; holds one transaction set at a time. */
final class JsonOutput extends WholeFile {
    private static final String NONE = "00";
    private static final String VERSION = "00501";
    private static final String AGENCY = "X";

    private final JsonGenerator out;
    private boolean headOpen;
    private boolean acknowledgmentsOpen;
    private boolean groupsOpen;
    private long isaEnd;

    JsonOutput(JsonGenerator out) {
        this.out = out;
    }

    void begin() {
        out.writeStartObject();
        out.writeStringProperty("format", RecordJson.FORMAT);
        out.writeName("interchanges");
        out.writeStartArray();
    }

    void end() {
        out.writeEndArray();
        out.writeEndObject();
    }

    @Override
    public void interchangeStarts(IsaHeader header) {
        super.interchangeStarts(header);
        isaEnd = header.span().end();
        headOpen = true;
        acknowledgmentsOpen = false;
        groupsOpen = false;
        out.writeStartObject();
        party("sender", header, 5);
        party("receiver", header, 7);
        out.writeStringProperty("date", header.element(9));
        out.writeStringProperty("time", header.element(10));
        out.writeStringProperty("controlNumber", header.element(13));
        unless("version", header.element(12), VERSION);
        unless("acknowledgmentRequested", header.element(14), "0");
        out.writeStringProperty("usage", header.element(15));
        security("authorization", header, 1);
        security("security", header, 3);
        unless("delimiters", text(header.delimiters()), text(Delimiters.STANDARD));
    }

    private void party(String name, IsaHeader header, int qualifier) {
        out.writeName(name);
        out.writeStartObject();
        out.writeStringProperty("qualifier", header.element(qualifier));
        out.writeStringProperty("id", header.element(qualifier + 1).stripTrailing());
        out.writeEndObject();
    }

    private void security(String name, IsaHeader header, int qualifier) {
        var information = header.element(qualifier + 1).stripTrailing();
        if (header.element(qualifier).equals(NONE) && information.isEmpty()) return;
        out.writeName(name);
        out.writeStartObject();
        out.writeStringProperty("qualifier", header.element(qualifier));
        out.writeStringProperty("id", information);
        out.writeEndObject();
    }

    static String text(Delimiters d) {
        return "" + d.element() + d.repetition() + d.component() + d.segment();
    }

    private void unless(String name, String value, String usual) {
        if (!value.equals(usual)) out.writeStringProperty(name, value);
    }

    /** Whether lines end after segments is known only from the second segment on. */
    private void endHead(long nextOffset) {
        if (headOpen && nextOffset == isaEnd) out.writeBooleanProperty("lineBreaks", false);
        headOpen = false;
    }

    @Override
    public void acknowledgment(Segment ta1) {
        endHead(ta1.span().offset());
        if (!acknowledgmentsOpen) {
            out.writeName("acknowledgments");
            out.writeStartArray();
        }
        acknowledgmentsOpen = true;
        RecordShape.of(Ta1.class).write(out, Ta1.read(ta1));
    }

    @Override
    public void groupStarts(Segment gs) {
        endHead(gs.span().offset());
        closeAcknowledgments();
        if (!groupsOpen) {
            out.writeName("groups");
            out.writeStartArray();
        }
        groupsOpen = true;
        out.writeStartObject();
        out.writeStringProperty("functionalId", gs.element(1));
        out.writeStringProperty("sender", gs.element(2));
        out.writeStringProperty("receiver", gs.element(3));
        out.writeStringProperty("date", gs.element(4));
        out.writeStringProperty("time", gs.element(5));
        out.writeStringProperty("controlNumber", gs.element(6));
        unless("agency", gs.element(7), AGENCY);
        out.writeStringProperty("version", gs.element(8));
        out.writeName("transactions");
        out.writeStartArray();
    }

    private void closeAcknowledgments() {
        if (acknowledgmentsOpen) out.writeEndArray();
        acknowledgmentsOpen = false;
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        super.transactionEnds(se, ending, span, segments);
        out.writeStartObject();
        out.writeStringProperty("set", header().element(1));
        out.writeStringProperty("controlNumber", header().element(2));
        unless("guide", header().element(3), "");
        var record = record();
        if (record.isPresent()) {
            out.writeName("record");
            RecordShape.of(record.get().getClass()).write(out, record.get());
        } else {
            writeSegments();
        }
        out.writeEndObject();
    }

    /** The typed record, if there is one that says all that the segments say. */
    private Optional<Object> record() {
        var form = form();
        if (form.isEmpty()) return Optional.empty();
        try {
            Object record = read(form.get());
            return Faithfulness.same(body(), form.get().write(record)) ? Optional.of(record) : Optional.empty();
        } catch (UnreadableTransactionException e) {
            return Optional.empty();
        }
    }

    private void writeSegments() {
        out.writeName("segments");
        out.writeStartArray();
        for (var segment : body()) {
            out.writeStartArray();
            out.writeString(segment.id());
            for (var element : segment.elements()) out.writeString(element);
            out.writeEndArray();
        }
        out.writeEndArray();
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        super.groupEnds(ge, ending, span);
        out.writeEndArray();
        out.writeEndObject();
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        super.interchangeEnds(iea, ending, next, span);
        if (iea != null) endHead(iea.span().offset());
        closeAcknowledgments();
        if (groupsOpen) out.writeEndArray();
        out.writeEndObject();
    }
}
