package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.edi.mapping.RecordJson;
import io.x12gateway.edi.mapping.UnmappableException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The 271 or 277 as JSON: its record, and where it lies as X12. */
@Component
final class AnswerJson {
    private final JsonMapper mapper;

    AnswerJson(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /** @param link where the X12 can be fetched, empty if nowhere */
    byte[] of(SubmissionId submission, String link, byte[] interchange) {
        var answered = mapper.readTree(json(interchange)).path("interchanges").path(0);
        var set = answered.path("groups").path(0).path("transactions").path(0);
        ObjectNode answer = mapper.createObjectNode();
        answer.put("submission", submission.value());
        answer.set("set", set.path("set"));
        answer.set("guide", set.path("guide"));
        answer.set("usage", answered.path("usage"));
        answer.set("controlNumber", answered.path("controlNumber"));
        if (!link.isEmpty()) answer.put("x12", link);
        for (var form : new String[] {"record", "segments"}) if (set.has(form)) answer.set(form, set.path(form));
        return mapper.writeValueAsBytes(answer);
    }

    private static byte[] json(byte[] interchange) {
        var out = new ByteArrayOutputStream();
        try {
            RecordJson.write(new ByteArrayInputStream(interchange), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnmappableException e) {
            throw new IllegalStateException("an answer of ours is no X12", e);
        }
        return out.toByteArray();
    }
}
