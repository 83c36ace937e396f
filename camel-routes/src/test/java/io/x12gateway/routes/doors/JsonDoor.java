package io.x12gateway.routes.doors;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.samples.scenario.Access;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code /v1/eligibility} and {@code /v1/claim-status}: the same questions in JSON, asked by somebody who wants the answer as
 * X12. The gateway writes the envelope, so that nothing can be wrong with it but what the question says.
 */
final class JsonDoor implements Door {
    static final String ELIGIBILITY = "/v1/eligibility";
    static final String CLAIM_STATUS = "/v1/claim-status";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> SAID = Set.of(
            "eligibility/covered-patient",
            "eligibility/wrong-birth-date",
            "claim-status/paid-claim",
            "envelope/production-from-a-tester");
    private final Wire wire;
    private final HttpDoor mailbox;

    JsonDoor(House house) {
        this.wire = new Wire(house);
        this.mailbox = new HttpDoor(house, false);
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public boolean onTheLine() {
        return true;
    }

    /** The mailbox is that of the HTTP door. */
    @Override
    public boolean hasAMailbox() {
        return false;
    }

    @Override
    public String whyNot(Promise promise) {
        return SAID.contains(promise.name()) ? "" : "a question in JSON cannot say that";
    }

    /** Control numbers, times and the trace's assigner are the gateway's. */
    @Override
    public String shape(String expected) {
        return expected.replaceAll("\\{(isa13|gs06|yymmdd|hhmm)}", "{any}").replaceAll("\\*9CH0001XYZ", "*{any}");
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        var path = kind.equals("276") ? CLAIM_STATUS : ELIGIBILITY;
        return ask(partner, path + "?usage=" + usage(x12), question(kind, x12));
    }

    private static String usage(String x12) {
        return x12.substring(102, 103);
    }

    Sent ask(Access.Partner partner, String path, String json) {
        return HttpDoor.sent(wire.send(wire.to(path, partner)
                .header("Content-Type", "application/json")
                .header("Accept", "application/edi-x12, application/problem+json")
                .POST(Wire.text(json))));
    }

    /** What a 270 or 276 about one patient asks, in the short form. */
    static String question(String kind, String x12) {
        var segments = segments(x12);
        var question = new LinkedHashMap<String, Object>();
        question.put("payer", Map.of("id", at(segments, "NM1PR", 9), "name", at(segments, "NM1PR", 3)));
        question.put("provider", Map.of("npi", at(segments, "NM11P", 9), "organization", at(segments, "NM11P", 3)));
        question.put(
                "subscriber",
                Map.of(
                        "memberId", at(segments, "NM1IL", 9),
                        "lastName", at(segments, "NM1IL", 3),
                        "firstName", at(segments, "NM1IL", 4),
                        "birthDate", date(at(segments, "DMG", 2))));
        question.put("reference", at(segments, "BHT", 3));
        if (kind.equals("276")) question.put("claims", List.of(claim(segments)));
        else {
            question.put("serviceTypes", List.of(at(segments, "EQ", 1)));
            question.put("date", date(at(segments, "DTP", 3)));
            question.put("trace", at(segments, "TRN", 2));
        }
        return JSON.writeValueAsString(question);
    }

    private static Map<String, Object> claim(Map<String, List<String>> segments) {
        var claim = new LinkedHashMap<String, Object>();
        claim.put("trace", at(segments, "TRN", 2));
        if (segments.containsKey("REF")) claim.put("patientAccount", at(segments, "REF", 2));
        claim.put("charge", new BigDecimal(at(segments, "AMT", 2)));
        claim.put("from", date(at(segments, "DTP", 3)));
        return claim;
    }

    /** By their ids, NM1 with its qualifier. */
    private static Map<String, List<String>> segments(String x12) {
        var segments = new HashMap<String, List<String>>();
        for (var segment : Segment.split(x12, '~')) {
            if (segment.isBlank()) continue;
            var elements = Segment.split(segment.strip(), '*');
            var id = elements.getFirst();
            segments.put(id.equals("NM1") ? id + elements.get(1) : id, elements);
        }
        return segments;
    }

    private static String at(Map<String, List<String>> segments, String id, int position) {
        return segments.getOrDefault(id, List.of()).get(position);
    }

    private static String date(String basic) {
        return basic.substring(0, 4) + "-" + basic.substring(4, 6) + "-" + basic.substring(6);
    }

    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        return mailbox.waiting(partner, kind, submission);
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        return mailbox.fetch(partner, name);
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        mailbox.acknowledge(partner, name);
    }

    @Override
    public void close() {
        wire.close();
        mailbox.close();
    }
}
