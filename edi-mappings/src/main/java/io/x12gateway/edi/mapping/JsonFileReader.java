package io.x12gateway.edi.mapping;

import io.x12gateway.edi.TransactionType;
import io.x12gateway.edi.acknowledgment.Ta1;
import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.envelope.Segment;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes X12 while JSON is read; holds one transaction set at a time. Trailers are counted, never believed. */
final class JsonFileReader {
    private static final Set<String> INTERCHANGE =
            Set.of("date", "time", "controlNumber", "version", "acknowledgmentRequested", "usage", "delimiters");
    private static final List<String> GROUP =
            List.of("functionalId", "sender", "receiver", "date", "time", "controlNumber", "agency", "version");

    private final JsonInput in;
    private final OutputStream out;
    private SegmentText text = new SegmentText(Delimiters.STANDARD, true);

    JsonFileReader(JsonInput in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    void read() throws JsonInputException, IOException {
        in.take(JsonToken.START_OBJECT, "an object");
        expectField("format");
        if (!in.at(JsonToken.VALUE_STRING) || !in.raw().equals(RecordJson.FORMAT)) {
            throw in.unexpected("the format " + RecordJson.FORMAT);
        }
        in.next();
        expectField("interchanges");
        in.take(JsonToken.START_ARRAY, "a list");
        while (!in.at(JsonToken.END_ARRAY)) interchange();
        in.next();
        in.take(JsonToken.END_OBJECT, "the end of the object");
        if (in.token() != null) throw in.unexpected("nothing more");
    }

    private void expectField(String name) throws JsonInputException, IOException {
        if (!in.name().equals(name)) throw in.fault("the field '" + name + "' must come first");
    }

    private void interchange() throws JsonInputException, IOException {
        in.take(JsonToken.START_OBJECT, "an interchange");
        var head = new Head();
        boolean opened = false;
        int groups = 0;
        while (!in.at(JsonToken.END_OBJECT)) {
            var name = in.name();
            boolean content = name.equals("acknowledgments") || name.equals("groups");
            if (!content && opened) throw in.fault("'" + name + "' must stand before acknowledgments and groups");
            if (content && !opened) head.open();
            opened = opened || content;
            if (name.equals("acknowledgments")) acknowledgments();
            else if (name.equals("groups")) groups = groups();
            else head.take(name);
        }
        if (!opened) head.open();
        write(Segment.of("IEA", Integer.toString(groups), head.value("controlNumber")));
        in.next();
    }

    /** ISA01 to ISA16. */
    private final class Head {
        private final Map<String, String> values = new HashMap<>(Map.of(
                "version", "00501",
                "acknowledgmentRequested", "0",
                "delimiters", JsonOutput.text(Delimiters.STANDARD),
                "authorization.qualifier", "00",
                "authorization.id", "",
                "security.qualifier", "00",
                "security.id", ""));
        private boolean lineBreaks = true;

        void take(String name) throws JsonInputException, IOException {
            switch (name) {
                case "sender", "receiver", "authorization", "security" -> party(name);
                case "lineBreaks" -> lineBreaks = (boolean) new JsonType.Flag().read(in);
                default -> {
                    if (!INTERCHANGE.contains(name)) throw in.unknown(name, INTERCHANGE);
                    values.put(name, in.text());
                }
            }
        }

        private void party(String name) throws JsonInputException, IOException {
            in.take(JsonToken.START_OBJECT, "an object");
            while (!in.at(JsonToken.END_OBJECT)) {
                var part = in.name();
                if (!part.equals("qualifier") && !part.equals("id")) throw in.unknown(part, List.of("qualifier", "id"));
                values.put(name + "." + part, in.text());
            }
            in.next();
        }

        String value(String name) throws JsonInputException {
            var value = values.get(name);
            if (value == null) throw in.fault("the field '" + name + "' is missing");
            return value;
        }

        void open() throws JsonInputException, IOException {
            var d = value("delimiters");
            var delimiters =
                    d.length() == 4 ? new Delimiters(d.charAt(0), d.charAt(1), d.charAt(2), d.charAt(3)) : null;
            if (delimiters == null || !delimiters.usable()) {
                throw in.fault("delimiters must be four different signs: element, repetition, component, segment");
            }
            text = new SegmentText(delimiters, lineBreaks);
            var elements = List.of(
                    value("authorization.qualifier"),
                    value("authorization.id"),
                    value("security.qualifier"),
                    value("security.id"),
                    value("sender.qualifier"),
                    value("sender.id"),
                    value("receiver.qualifier"),
                    value("receiver.id"),
                    value("date"),
                    value("time"),
                    d.substring(1, 2),
                    value("version"),
                    value("controlNumber"),
                    value("acknowledgmentRequested"),
                    value("usage"),
                    d.substring(2, 3));
            try {
                new EnvelopeText(text, out).isa(elements);
            } catch (IllegalArgumentException e) {
                throw in.fault(String.valueOf(e.getMessage()));
            }
        }
    }

    private void acknowledgments() throws JsonInputException, IOException {
        in.take(JsonToken.START_ARRAY, "a list");
        while (!in.at(JsonToken.END_ARRAY)) {
            write(((Ta1) RecordShape.of(Ta1.class).read(in)).segment());
        }
        in.next();
    }

    private int groups() throws JsonInputException, IOException {
        in.take(JsonToken.START_ARRAY, "a list");
        int groups = 0;
        for (; !in.at(JsonToken.END_ARRAY); groups++) group();
        in.next();
        return groups;
    }

    private void group() throws JsonInputException, IOException {
        in.take(JsonToken.START_OBJECT, "a group");
        var head = new HashMap<>(Map.of("agency", "X"));
        int transactions = -1;
        while (!in.at(JsonToken.END_OBJECT)) {
            var name = in.name();
            if (transactions >= 0) throw in.fault("'" + name + "' must stand before the transactions");
            if (name.equals("transactions")) {
                openGroup(head);
                transactions = transactions();
            } else if (GROUP.contains(name)) {
                head.put(name, in.text());
            } else {
                throw in.unknown(name, GROUP);
            }
        }
        if (transactions < 0) throw in.fault("the field 'transactions' is missing");
        write(Segment.of("GE", Integer.toString(transactions), required(head, "controlNumber")));
        in.next();
    }

    private void openGroup(Map<String, String> head) throws JsonInputException, IOException {
        var elements = new ArrayList<String>();
        for (var name : GROUP) elements.add(required(head, name));
        write(Segment.of("GS", elements.toArray(String[]::new)));
    }

    private int transactions() throws JsonInputException, IOException {
        in.take(JsonToken.START_ARRAY, "a list");
        int transactions = 0;
        for (; !in.at(JsonToken.END_ARRAY); transactions++) transaction();
        in.next();
        return transactions;
    }

    private void transaction() throws JsonInputException, IOException {
        in.take(JsonToken.START_OBJECT, "a transaction set");
        var head = new HashMap<>(Map.of("guide", ""));
        boolean read = false;
        while (!in.at(JsonToken.END_OBJECT)) {
            var name = in.name();
            if (read) throw in.fault("'" + name + "' must stand before record or segments, of which there is one");
            switch (name) {
                case "set", "controlNumber", "guide" -> head.put(name, in.text());
                case "record" -> write(head, record(head));
                case "segments" -> write(head, segments());
                default -> throw in.unknown(name, List.of("set", "controlNumber", "guide", "record", "segments"));
            }
            read = name.equals("record") || name.equals("segments");
        }
        if (!read) throw in.fault("neither record nor segments is there");
        in.next();
    }

    private List<Segment> record(Map<String, String> head) throws JsonInputException, IOException {
        var set = required(head, "set");
        var guide = required(head, "guide");
        var form = RecordJson.type(set, guide)
                .flatMap(TransactionType::record)
                .orElseThrow(() -> in.fault(
                        "there is no record for set " + set + " of guide '" + guide + "'; write it as segments"));
        return form.write(RecordShape.of(form.type()).read(in));
    }

    private List<Segment> segments() throws JsonInputException, IOException {
        in.take(JsonToken.START_ARRAY, "a list");
        var segments = new ArrayList<Segment>();
        while (!in.at(JsonToken.END_ARRAY)) {
            in.take(JsonToken.START_ARRAY, "a segment as a list");
            var texts = new ArrayList<String>();
            while (!in.at(JsonToken.END_ARRAY)) texts.add(in.text());
            if (texts.isEmpty() || !texts.getFirst().matches("[A-Z][A-Z0-9]{1,2}")) {
                throw in.fault("a segment begins with its id");
            }
            in.next();
            segments.add(Segment.kept(
                    texts.getFirst(), texts.subList(1, texts.size()), text.delimiters(), segments.size() + 2));
        }
        in.next();
        return segments;
    }

    private void write(Map<String, String> head, List<Segment> body) throws JsonInputException, IOException {
        write(Segment.of("ST", required(head, "set"), required(head, "controlNumber"), required(head, "guide")));
        for (var segment : body) write(segment);
        write(Segment.of("SE", Integer.toString(body.size() + 2), required(head, "controlNumber")));
    }

    private void write(Segment segment) throws JsonInputException, IOException {
        var unwritable = text.unwritable(segment);
        if (unwritable.isPresent()) throw in.fault(unwritable.get());
        text.write(segment, out);
    }

    private String required(Map<String, String> head, String name) throws JsonInputException {
        var value = head.get(name);
        if (value == null) throw in.fault("the field '" + name + "' is missing, or stands too late");
        return value;
    }
}
