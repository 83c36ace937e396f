package io.x12gateway.routes.channel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.x12gateway.edi.validation.AckCodes;
import io.x12gateway.edi.validation.Edit;
import io.x12gateway.edi.validation.Finding;

import java.util.Optional;

/**
 * A finding as partners see it, in the shape that {@code x12 validate --json} gives it.
 *
 * @param at such as {@code 2100C NM109}
 * @param offset first byte at fault in what was sent, from 0; {@code length} counts them
 * @param value what was found, masked where it may be patient data
 * @param edit the change of bytes that mends it, where it shows no patient data
 * @param pointer where the question was asked in JSON: the place in it (RFC 6901)
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record FindingView(
        String code,
        String severity,
        String level,
        String at,
        String loop,
        String segment,
        int segmentPosition,
        int element,
        int component,
        int repetition,
        int elementReference,
        long offset,
        long length,
        String value,
        String expected,
        String message,
        String fix,
        Codes codes,
        Optional<Change> edit,
        Optional<String> pointer) {

    /** The codes that it becomes in an acknowledgment; empty where it has none. */
    public record Codes(
            @JsonProperty("TA105") String ta105,
            @JsonProperty("AK905") String ak905,
            @JsonProperty("IK502") String ik502,
            @JsonProperty("IK304") String ik304,
            @JsonProperty("IK403") String ik403,
            @JsonProperty("STC01") String stc01) {
        static Codes of(AckCodes codes) {
            return new Codes(
                    codes.ta105(), codes.ak905(), codes.ik502(), codes.ik304(), codes.ik403(), codes.claimStatus());
        }
    }

    /** Bytes that make way for others. */
    public record Change(long offset, long length, String replacement) {
        static Change of(Edit edit) {
            return new Change(edit.span().offset(), edit.span().length(), edit.replacement());
        }
    }

    public static FindingView of(Finding finding) {
        return of(finding, Optional.empty());
    }

    public static FindingView of(Finding finding, Optional<String> pointer) {
        var at = finding.location();
        return new FindingView(
                finding.code().name(),
                finding.severity().name(),
                finding.level().name(),
                at.label(),
                at.loop(),
                at.segment(),
                at.segmentPosition(),
                at.element(),
                at.component(),
                at.repetition(),
                at.elementReference(),
                at.span().offset(),
                at.span().length(),
                finding.value(),
                finding.expected(),
                finding.message(),
                finding.fix(),
                Codes.of(finding.codes()),
                finding.edit().filter(edit -> !finding.found().patientData()).map(Change::of),
                pointer);
    }
}
