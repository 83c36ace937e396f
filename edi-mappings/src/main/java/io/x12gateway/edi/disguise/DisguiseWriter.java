package io.x12gateway.edi.disguise;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.disguise.PatientData.Treatment;
import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.EnvelopeVisitor;
import io.x12gateway.edi.envelope.IsaHeader;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.schema.ElementPlan;
import io.x12gateway.edi.schema.GuideWalk;
import io.x12gateway.edi.schema.Guides;
import io.x12gateway.edi.schema.SegmentPlan;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Writes the copy while the scanner walks ahead: what no segment claims is blanked out letter by letter. */
final class DisguiseWriter implements EnvelopeVisitor {
    /** ISA04 and ISA02 may be passwords. */
    private static final List<Integer> SECRETS = List.of(2, 4);

    private static final int ISA_DATE = 9;
    private static final int GS_DATE = 4;
    private static final int HEAD = 4;

    private final InputStream original;
    private final OutputStream copy;
    private final Pseudonyms pseudonyms;
    private long at;
    private String guide = "";
    private @Nullable GuideWalk walk;

    DisguiseWriter(InputStream original, OutputStream copy, Pseudonyms pseudonyms) {
        this.original = original;
        this.copy = copy;
        this.pseudonyms = pseudonyms;
    }

    /** Everything is scanned. */
    void end() {
        blank(Long.MAX_VALUE);
    }

    @Override
    public void outside(Outside kind, ByteSpan span, byte[] head) {
        blank(span.offset());
        if (signature(head)) keep(new ByteSpan(span.offset(), Math.min(HEAD, span.length())));
        blank(span.end());
    }

    /** Bytes by which a reader knows what the rest is: an ISA that came to grief, or another encoding. */
    private static boolean signature(byte[] head) {
        if (head.length < 2) return false;
        boolean isa = head.length > 2 && head[0] == 'I' && head[1] == 'S' && head[2] == 'A';
        return isa || head[0] == 0 || head[1] == 0 || head[0] < 0 && head[1] < 0;
    }

    @Override
    public void interchangeStarts(IsaHeader isa) {
        for (int number = 1; number <= isa.elements().size(); number++) {
            var span = isa.elementSpan(number);
            keepTo(span.offset());
            if (SECRETS.contains(number)) replace(span, pseudonyms.of(isa.element(number)));
            else if (number == ISA_DATE) replace(span, pseudonyms.moved(isa.element(number)));
        }
        keepTo(isa.span().end());
    }

    @Override
    public void acknowledgment(Segment ta1) {
        keep(ta1.span());
    }

    @Override
    public void groupStarts(Segment gs) {
        guide = gs.element(8);
        envelope(gs, 8, GS_DATE);
    }

    @Override
    public void transactionStarts(SegmentView st) {
        envelope(st.segment(), 3, 0);
        var type = TransactionType.of(st.element(1), guide).or(() -> TransactionType.of(st.element(1), st.element(3)));
        walk = type.map(Guides::plan).map(GuideWalk::new).orElse(null);
    }

    @Override
    public void segment(SegmentView view) {
        var segment = view.segment();
        var use = walk == null
                ? Optional.<SegmentPlan>empty()
                : walk.next(segment).map(GuideWalk.Stop::use);
        var text = new StringBuilder(segment.id());
        for (int number = 1; number <= segment.elements().size(); number++) {
            int position = number;
            var plan = use.flatMap(each -> each.element(position));
            text.append(segment.delimiters().element()).append(element(segment, number, plan.orElse(null)));
        }
        write(segment, text.toString());
    }

    private String element(Segment segment, int number, @Nullable ElementPlan plan) {
        var before = number == 1 ? "" : segment.element(number - 1);
        char repetition = segment.delimiters().repetition();
        var text = new StringBuilder();
        var separator = "";
        for (var each : split(segment.element(number), repetition)) {
            text.append(separator).append(repetition(segment, each, before, plan));
            separator = String.valueOf(repetition);
        }
        return text.toString();
    }

    private String repetition(Segment segment, String value, String before, @Nullable ElementPlan plan) {
        char component = segment.delimiters().component();
        var parts = split(value, component);
        var text = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) text.append(component);
            var qualifier = plan != null && plan.composite() ? i == 0 ? "" : parts.get(i - 1) : before;
            text.append(value(segment, parts.get(i), qualifier, part(plan, i)));
        }
        return text.toString();
    }

    /** A simple element that holds components after all is of its own kind in each of them. */
    private static @Nullable ElementPlan part(@Nullable ElementPlan plan, int index) {
        if (plan == null || !plan.composite()) return plan;
        return index < plan.components().size() ? plan.components().get(index) : null;
    }

    private String value(Segment segment, String value, String before, @Nullable ElementPlan plan) {
        if (value.isBlank()) return value;
        if (segment.is("CTX")) return context(value, before);
        if (plan == null) return pseudonyms.of(value);
        return switch (PatientData.of(segment.id(), plan, before, value)) {
            case Treatment.KEEP -> value;
            case Treatment.MOVE -> pseudonyms.moved(value);
            case Treatment.REPLACE -> replaced(plan, value);
        };
    }

    /** CTX01 is a name and a value, such as CLM01 and the patient's control number; the rest says where it stands. */
    private String context(String value, String before) {
        boolean nameOfAnElement = before.length() >= 4 && Character.isDigit(before.charAt(before.length() - 1));
        return nameOfAnElement && !value.equals(before) && value.length() > 2 ? pseudonyms.of(value) : value;
    }

    private String replaced(ElementPlan plan, String value) {
        if (plan.values().isEmpty() && !PatientData.shaped(plan.kind())) return pseudonyms.of(value);
        return pseudonyms.of(value, each -> plan.values().contains(each) || PatientData.shaped(plan.kind(), each));
    }

    /** Nothing is split at a NUL, which stands for "there is no such separator". */
    private static List<String> split(String text, char separator) {
        return text.isEmpty() || separator == 0 ? List.of(text) : Segment.split(text, separator);
    }

    @Override
    public void transactionEnds(@Nullable SegmentView se, Ending ending, ByteSpan span, int segments) {
        if (se != null) envelope(se.segment(), 2, 0);
        walk = null;
    }

    @Override
    public void groupEnds(@Nullable Segment ge, Ending ending, ByteSpan span) {
        if (ge != null) envelope(ge, 2, 0);
    }

    @Override
    public void stray(Segment segment) {
        boolean trailer = segment.is("SE") || segment.is("GE");
        if (segment.is("ST")) envelope(segment, 3, 0);
        else envelope(segment, trailer ? 2 : 0, 0);
    }

    @Override
    public void lost(ByteSpan where, String why) {
        // nothing claims these bytes, so they are blanked out with the next thing that is told
    }

    @Override
    public void interchangeEnds(@Nullable Segment iea, Ending ending, boolean next, ByteSpan span) {
        if (iea != null) envelope(iea, 2, 0);
        else blank(span.end());
    }

    /** Keeps the elements that every envelope has, and replaces what should not be there. */
    private void envelope(Segment segment, int kept, int date) {
        var text = new StringBuilder(segment.id());
        for (int number = 1; number <= segment.elements().size(); number++) {
            var value = segment.element(number);
            text.append(segment.delimiters().element());
            if (number == date) text.append(pseudonyms.moved(value));
            else text.append(number <= kept ? value : element(segment, number, null));
        }
        write(segment, text.toString());
    }

    private void write(Segment segment, String text) {
        replace(new ByteSpan(segment.span().offset(), text.length()), text);
        keepTo(segment.span().end());
    }

    // ---- bytes, in order

    private void replace(ByteSpan span, String text) {
        if (text.length() != span.length())
            throw new IllegalStateException("a replacement has the length of its value");
        blank(span.offset());
        try {
            original.skipNBytes(span.length());
            copy.write(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        at = span.end();
    }

    private void keep(ByteSpan span) {
        blank(span.offset());
        keepTo(span.end());
    }

    private void keepTo(long end) {
        transfer(end, false);
    }

    /** Letters become X or x, digits 0; blanks, line ends and signs stay. */
    private void blank(long end) {
        transfer(end, true);
    }

    private void transfer(long end, boolean blanked) {
        try {
            while (at < end) {
                var bytes = original.readNBytes((int) Math.min(end - at, 1 << 16));
                if (bytes.length == 0) return;
                if (blanked) for (int i = 0; i < bytes.length; i++) bytes[i] = blanked(bytes[i]);
                copy.write(bytes);
                at += bytes.length;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte blanked(byte b) {
        if (b >= '0' && b <= '9') return '0';
        if (b >= 'A' && b <= 'Z') return 'X';
        if (b >= 'a' && b <= 'z') return 'x';
        return b < 0 ? (byte) 0xA0 : b;
    }
}
