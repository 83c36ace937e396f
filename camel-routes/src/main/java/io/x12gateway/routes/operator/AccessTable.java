package io.x12gateway.routes.operator;

import tools.jackson.databind.JsonNode;

/** Who sees a provider, as a table. */
final class AccessTable {
    private AccessTable() {}

    static TextTable of(JsonNode accesses) {
        var table = new TextTable("PARTNER", "SET", "SENDS", "RECEIVES", "BY", "FROM", "TO", "JUDGED BY", "NOTE");
        for (var access : accesses) {
            boolean any = access.path("anyProvider").asBoolean();
            var reference = PartnerTool.text(access, "reference");
            table.row(
                    PartnerTool.text(access, "partner"),
                    PartnerTool.text(access, "transaction"),
                    access.path("sends").asBoolean() ? "yes" : "no",
                    access.path("receives").asBoolean() ? "yes" : "no",
                    PartnerTool.text(access, "basis")
                            + (reference.isEmpty() ? "" : " " + reference)
                            + (any ? " (any provider)" : ""),
                    PartnerTool.text(access, "from"),
                    PartnerTool.text(access, "to").isEmpty() ? "open" : PartnerTool.text(access, "to"),
                    PartnerTool.text(access, "validationProfile"),
                    PartnerTool.text(access, "effect"));
        }
        return table;
    }
}
