package io.x12gateway.core.partner;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;

/**
 * Reads trading partners from a YAML file:
 *
 * <pre>{@code
 * partners:
 *   - id: riverbend-billing            # ours, 2 to 32 of a-z 0-9 -
 *     name: Riverbend Billing
 *     identities:                      # ISA05 and ISA06 it sends from; the first is the one we address
 *       - { qualifier: ZZ, id: RIVERBEND }
 *     applicationId: RIVERBEND         # GS02 of what it sends, GS03 of what we send; default: the first identity's id
 *     usages: [P, T]                   # ISA15 it may send; default [P, T]
 *     lineBreaks: true                 # a line feed after each segment we write; default true
 *     agreements:
 *       - id: RB-2026                  # free text; default <partner id>-<place in the list>
 *         transactions: ["270", "276", "835"]
 *         providers: ["1234567893"]    # NPIs; none means any provider
 *         from: 2026-01-01
 *         to: 2026-12-31               # last day; leave out while open-ended
 *     delegations:                     # one transaction for one provider each
 *       - { provider: "1234567893", transaction: "835", from: 2026-01-01, to: 2026-12-31 }
 *     credentials:                     # all optional; nothing here can be used to log in
 *       apiTokenSha256: ["64 hex digits"]
 *       sshUser: riverbend
 *       sshKeys: ["ssh-ed25519 AAAA..."]
 *       certificateSha256: ["64 hex digits, of the DER form"]
 *       coreUser: riverbend
 *       corePasswordHash: "pbkdf2-sha256$600000$salt$hash"
 * }</pre>
 *
 * A key that is not in this list, a value that is not legal and an identity or credential that two partners share are
 * errors that name file, line or partner: {@link GatewayFault} of kind GATEWAY, code {@code partner-file}.
 */
public final class PartnerFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PartnerFile() {}

    public static List<TradingPartner> read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw fault(file.toString(), "cannot be read: " + e.getMessage(), e);
        }
    }

    /** @param name how errors call the file */
    public static List<TradingPartner> read(InputStream yaml, String name) {
        var bytes = bytes(yaml, name);
        try {
            var partners = YAML.readValue(bytes, PartnerDocument.class).toPartners();
            checkUnique(partners);
            return partners;
        } catch (UnrecognizedPropertyException e) {
            throw fault(
                    name,
                    lineOf(e.getPath(), bytes) + "unknown key '" + e.getPropertyName() + "'; known here are "
                            + e.getKnownPropertyIds(),
                    e);
        } catch (JacksonException e) {
            throw fault(name, where(e) + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException e) {
            throw fault(name, String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] bytes(InputStream yaml, String name) {
        try {
            return yaml.readAllBytes();
        } catch (IOException e) {
            throw fault(name, "cannot be read: " + e.getMessage(), e);
        }
    }

    private static void checkUnique(List<TradingPartner> partners) {
        var owners = new HashMap<PartnerKey, PartnerId>();
        for (var partner : partners)
            for (var key : PartnerKey.all(partner)) {
                var first = owners.putIfAbsent(key, partner.id());
                if (first != null)
                    throw new IllegalArgumentException(
                            "partner " + partner.id() + ": " + key.describe() + " is also that of " + first);
            }
    }

    /** An unknown key is only reported at the end of its partner: look where it stands. */
    private static String lineOf(List<JacksonException.Reference> path, byte[] yaml) {
        var wanted = new StringBuilder();
        for (var step : path)
            wanted.append('/').append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
        try (var parser = YAML.createParser(yaml)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken())
                if (token == JsonToken.PROPERTY_NAME
                        && parser.streamReadContext().pathAsPointer().toString().contentEquals(wanted))
                    return "line " + parser.currentTokenLocation().getLineNr() + ": ";
        }
        return "";
    }

    private static String where(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ": ";
    }

    private static GatewayFault fault(String name, String what, Exception cause) {
        return new GatewayFault(FaultKind.GATEWAY, "partner-file", "Partner file " + name + ": " + what, cause);
    }
}
