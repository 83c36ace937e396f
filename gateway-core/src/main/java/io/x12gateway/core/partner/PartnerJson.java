package io.x12gateway.core.partner;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.Map;

/** A partner as the JSON document that the database keeps: the same keys as in a partner file. */
public final class PartnerJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private PartnerJson() {}

    public static String write(TradingPartner partner) {
        return JSON.writeValueAsString(PartnerWriter.document(partner));
    }

    public static TradingPartner read(String document) {
        try (var parser = JSON.createParser(document)) {
            return PartnerReader.partner(FormerDocument.renewed(DocumentNode.read(parser)));
        }
    }

    /** As {@link #write}, for an answer in JSON. */
    public static Map<String, Object> document(TradingPartner partner) {
        return PartnerWriter.document(partner);
    }
}
