package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.Finding;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A verdict for programs: one object on one line. */
final class VerdictJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private VerdictJson() {}

    static String line(FileVerdict verdict) {
        var json = MAPPER.createObjectNode();
        json.put("path", verdict.path());
        json.put("verdict", verdict.verdictName());
        json.put("level", verdict.level());
        var codes = json.putArray("codes");
        verdict.codes().forEach(codes::add);
        json.put("interchanges", verdict.report().interchanges().size());
        json.putObject("transactions").put("accepted", verdict.accepted()).put("rejected", verdict.rejected());
        var findings = json.putArray("findings");
        verdict.findings().forEach(each -> findings.add(finding(each)));
        if (!verdict.unreadable().isEmpty()) json.put("problem", verdict.unreadable());
        return MAPPER.writeValueAsString(json);
    }

    private static ObjectNode finding(Finding finding) {
        var at = finding.location();
        var codes = finding.codes();
        var json = MAPPER.createObjectNode();
        json.put("code", finding.code().name());
        json.put("severity", finding.severity().name());
        json.put("level", finding.level().name());
        json.put("at", at.label());
        json.put("loop", at.loop());
        json.put("segment", at.segment());
        json.put("segmentPosition", at.segmentPosition());
        json.put("element", at.element());
        json.put("component", at.component());
        json.put("repetition", at.repetition());
        json.put("elementReference", at.elementReference());
        json.put("offset", at.span().offset());
        json.put("length", at.span().length());
        json.put("value", finding.value());
        json.put("expected", finding.expected());
        json.put("message", finding.message());
        json.put("fix", finding.fix());
        json.putObject("codes")
                .put("TA105", codes.ta105())
                .put("AK905", codes.ak905())
                .put("IK502", codes.ik502())
                .put("IK304", codes.ik304())
                .put("IK403", codes.ik403());
        return json;
    }
}
