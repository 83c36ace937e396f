package io.x12gateway.edi.tool;

import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Edit;
import io.x12gateway.edi.validation.Finding;

import java.util.stream.Collectors;

/** A verdict for programs: one object on one line. */
final class VerdictJson {
    private VerdictJson() {}

    static String line(FileVerdict verdict) {
        var json = JsonText.object()
                .put("path", verdict.path())
                .put("verdict", verdict.verdictName())
                .put("level", verdict.level())
                .put("codes", verdict.codes())
                .put("interchanges", verdict.report().interchanges().size())
                .putJson("transactions", transactions(verdict))
                .putJson("findings", findings(verdict));
        if (!verdict.unreadable().isEmpty()) json.put("problem", verdict.unreadable());
        return json.end();
    }

    private static String transactions(FileVerdict verdict) {
        return JsonText.object()
                .put("accepted", verdict.accepted())
                .put("rejected", verdict.rejected())
                .end();
    }

    private static String findings(FileVerdict verdict) {
        return verdict.findings().stream().map(VerdictJson::finding).collect(Collectors.joining(",", "[", "]"));
    }

    private static String finding(Finding finding) {
        var at = finding.location();
        var json = JsonText.object()
                .put("code", finding.code().name())
                .put("severity", finding.severity().name())
                .put("level", finding.level().name())
                .put("at", at.label())
                .put("loop", at.loop())
                .put("segment", at.segment())
                .put("segmentPosition", at.segmentPosition())
                .put("element", at.element())
                .put("component", at.component())
                .put("repetition", at.repetition())
                .put("elementReference", at.elementReference())
                .put("offset", at.span().offset())
                .put("length", at.span().length())
                .put("value", finding.value())
                .put("expected", finding.expected())
                .put("message", finding.message())
                .put("fix", finding.fix())
                .putJson("codes", codes(finding.codes()));
        finding.edit()
                .filter(edit -> !finding.found().patientData())
                .ifPresent(edit -> json.putJson("edit", edit(edit)));
        return json.end();
    }

    private static String codes(AckCodes codes) {
        return JsonText.object()
                .put("TA105", codes.ta105())
                .put("AK905", codes.ak905())
                .put("IK502", codes.ik502())
                .put("IK304", codes.ik304())
                .put("IK403", codes.ik403())
                .put("STC01", codes.claimStatus())
                .end();
    }

    private static String edit(Edit edit) {
        return JsonText.object()
                .put("offset", edit.span().offset())
                .put("length", edit.span().length())
                .put("replacement", edit.replacement())
                .end();
    }
}
