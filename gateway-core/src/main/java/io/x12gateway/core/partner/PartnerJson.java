package io.x12gateway.core.partner;

import tools.jackson.databind.json.JsonMapper;

/** A partner as the JSON document that the database keeps. */
public final class PartnerJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PartnerJson() {}

    public static String write(TradingPartner partner) {
        return JSON.writeValueAsString(partner);
    }

    public static TradingPartner read(String document) {
        return JSON.readValue(document, TradingPartner.class);
    }
}
