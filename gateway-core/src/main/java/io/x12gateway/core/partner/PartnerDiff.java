package io.x12gateway.core.partner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between two states of a partner, field by field, with the names of the partner file. What proves somebody
 * is shown as a fingerprint only.
 */
public final class PartnerDiff {
    private static final Set<String> SECRETS = Set.of("sha256", "secretSha256", "hash");
    /** What tells items of a list apart, so that a changed one is not shown as one gone and one come. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "identities", List.of("qualifier", "id"),
            "testIdentities", List.of("qualifier", "id"),
            "contacts", List.of("role", "name"),
            "agreements", List.of("id"),
            "delegations", List.of("provider", "transaction", "from"),
            "webhooks", List.of("url"),
            "pulls", List.of("name"),
            "pushes", List.of("name"));

    private static final Map<String, List<String>> NAMES_OF_CREDENTIALS = Map.of(
            "apiTokens", List.of("label", "sha256"),
            "oauthClients", List.of("clientId", "secretSha256"),
            "certificates", List.of("sha256", "issuer", "subjectAltName"),
            "corePasswords", List.of("user", "hash"),
            "sshKeys", List.of("key"),
            "sshPasswords", List.of("hash"));

    private PartnerDiff() {}

    /** One field. */
    public sealed interface Line {
        String field();

        record Added(String field, String value) implements Line {
            @Override
            public String toString() {
                return "+ " + field + (value.isEmpty() ? "" : ": " + value);
            }
        }

        record Removed(String field, String value) implements Line {
            @Override
            public String toString() {
                return "- " + field + (value.isEmpty() ? "" : ": " + value);
            }
        }

        record Changed(String field, String before, String after) implements Line {
            @Override
            public String toString() {
                return "~ " + field + ": " + before + " -> " + after;
            }
        }
    }

    /** Empty for a partner that was not there, or is not to be. */
    public static List<Line> of(Optional<TradingPartner> before, Optional<TradingPartner> after) {
        var from = before.map(PartnerDiff::fields).orElse(Map.of());
        var to = after.map(PartnerDiff::fields).orElse(Map.of());
        var fields = new ArrayList<>(from.keySet());
        to.keySet().stream().filter(field -> !from.containsKey(field)).forEach(fields::add);
        var lines = new ArrayList<Line>();
        for (var field : fields) {
            var was = from.get(field);
            var is = to.get(field);
            if (was == null && is != null) lines.add(new Line.Added(field, is));
            else if (was != null && is == null) lines.add(new Line.Removed(field, was));
            else if (was != null && is != null && !was.equals(is)) lines.add(new Line.Changed(field, was, is));
        }
        return lines;
    }

    private static Map<String, String> fields(TradingPartner partner) {
        var fields = new LinkedHashMap<String, String>();
        PartnerWriter.document(partner).forEach((key, value) -> flatten(key, key, value, fields));
        return fields;
    }

    private static void flatten(String path, String key, Object value, Map<String, String> fields) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((k, v) -> flatten(path + "." + k, String.valueOf(k), v == null ? "" : v, fields));
            case List<?> list -> items(path, key, list, fields);
            default -> fields.put(path, shown(key, String.valueOf(value)));
        }
    }

    private static void items(String path, String key, List<?> list, Map<String, String> fields) {
        if (list.stream().noneMatch(Map.class::isInstance)) {
            fields.put(path, list.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            return;
        }
        for (var item : list)
            if (item instanceof Map<?, ?> map) {
                var named = path + "[" + nameOf(key, map) + "]";
                var rest = withoutName(key, map);
                if (rest.isEmpty()) fields.put(named, "");
                else flatten(named, key, rest, fields);
            }
    }

    private static List<String> naming(String list) {
        return NAMES.getOrDefault(list, NAMES_OF_CREDENTIALS.getOrDefault(list, List.of()));
    }

    private static String nameOf(String list, Map<?, ?> item) {
        return naming(list).stream()
                .filter(item::containsKey)
                .map(key -> shown(key, String.valueOf(item.get(key))))
                .collect(Collectors.joining(" "));
    }

    /** What names an item stands in its name already. */
    private static Map<String, Object> withoutName(String list, Map<?, ?> item) {
        var rest = new LinkedHashMap<String, Object>();
        item.forEach((key, value) -> {
            if (value != null && !naming(list).contains(String.valueOf(key))) rest.put(String.valueOf(key), value);
        });
        return rest;
    }

    private static String shown(String key, String value) {
        if (key.equals("key")) return Fingerprint.brief(new SshKey(value, Validity.ALWAYS).material());
        return SECRETS.contains(key) ? Fingerprint.brief(value) : value;
    }
}
