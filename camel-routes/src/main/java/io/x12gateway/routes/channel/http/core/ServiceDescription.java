package io.x12gateway.routes.channel.http.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The WSDL of the SOAP door and the schema of its envelopes, for each rule version that is taken. */
final class ServiceDescription {
    private static final String WSDL = resource("core.wsdl");
    private static final String SCHEMA = resource("core.xsd");
    private final List<String> ruleVersions;

    ServiceDescription(List<String> ruleVersions) {
        this.ruleVersions = List.copyOf(ruleVersions);
    }

    /**
     * What {@code wsdl}, {@code wsdl=4.0.0}, {@code xsd} and {@code xsd=4.0.0} ask for; empty for everything else.
     *
     * @param address of the door as the caller knows it
     */
    Optional<String> of(String query, String address) {
        int equals = query.indexOf('=');
        var what = equals < 0 ? query : query.substring(0, equals);
        var version = equals < 0 ? ruleVersions.getFirst() : query.substring(equals + 1);
        if (!ruleVersions.contains(version)) return Optional.empty();
        return switch (what.toLowerCase(java.util.Locale.ROOT)) {
            case "wsdl" -> Optional.of(filled(WSDL, version, address));
            case "xsd" -> Optional.of(filled(SCHEMA, version, address));
            default -> Optional.empty();
        };
    }

    private static String filled(String text, String version, String address) {
        return text.replace("{version}", version).replace("{address}", SoapWriter.escape(address));
    }

    private static String resource(String name) {
        try (var in = Objects.requireNonNull(ServiceDescription.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
