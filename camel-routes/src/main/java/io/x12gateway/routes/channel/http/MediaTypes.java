package io.x12gateway.routes.channel.http;

import org.springframework.http.MediaType;

import java.util.List;
import java.util.Set;

/** What bodies are sent and answered as. */
public final class MediaTypes {
    public static final String X12 = "application/edi-x12";
    public static final String JSON = "application/json";
    static final String CSV = "text/csv";
    static final String XML = "application/xml";
    static final String TEXT = "text/plain";
    static final String BYTES = "application/octet-stream";

    /** What X12 may be sent as. */
    static final Set<String> X12_SENT_AS = Set.of(X12, TEXT, BYTES);

    private MediaTypes() {}

    /** Whether {@code Accept} prefers raw X12 to JSON. */
    public static boolean prefersX12(List<MediaType> accepted) {
        double x12 = 0;
        double json = 0;
        for (var type : accepted) {
            if (type.isWildcardType()) json = Math.max(json, type.getQualityValue());
            else if (type.isCompatibleWith(MediaType.APPLICATION_JSON)) json = Math.max(json, type.getQualityValue());
            else if (type.isCompatibleWith(MediaType.parseMediaType(X12))) x12 = Math.max(x12, type.getQualityValue());
        }
        return x12 > json;
    }
}
