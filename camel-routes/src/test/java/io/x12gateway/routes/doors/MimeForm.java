package io.x12gateway.routes.doors;

import io.x12gateway.routes.doors.CoreDoor.Form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** multipart/form-data. */
final class MimeForm implements Form {
    private static final String BOUNDARY = "doors-4711-boundary";
    private static final Pattern TOLD = Pattern.compile("boundary=\"?([^\";]+)");

    @Override
    public String name() {
        return "core-mime";
    }

    @Override
    public String contentType(Map<String, String> fields) {
        return "multipart/form-data; boundary=" + BOUNDARY;
    }

    @Override
    public String write(Map<String, String> fields) {
        var body = new StringBuilder();
        fields.forEach((name, value) -> body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n"));
        return body.append("--").append(BOUNDARY).append("--\r\n").toString();
    }

    @Override
    public Map<String, String> read(String contentType, String body) {
        var parts = new LinkedHashMap<String, String>();
        var boundary = TOLD.matcher(contentType);
        if (!contentType.startsWith("multipart/") || !boundary.find()) return parts;
        for (var part : body.split(Pattern.quote("--" + boundary.group(1)), -1)) {
            int head = part.indexOf("\r\n\r\n");
            int name = part.indexOf("name=\"");
            if (head < 0 || name < 0 || name > head) continue;
            var content = part.substring(head + 4);
            parts.put(
                    part.substring(name + 6, part.indexOf('"', name + 6)),
                    content.endsWith("\r\n") ? content.substring(0, content.length() - 2) : content);
        }
        return parts;
    }
}
