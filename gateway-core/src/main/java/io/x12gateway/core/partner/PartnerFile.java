package io.x12gateway.core.partner;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads and writes trading partners as YAML. {@code docs/reference/partners.md} explains every key; {@link DocumentKeys}
 * lists them. The short forms {@code lineBreaks}, {@code apiTokenSha256}, {@code certificateSha256}, {@code coreUser} with
 * {@code corePasswordHash}, and SSH keys as plain lines, say the same as the long ones for what has no end.
 *
 * <p>A key that is not in the list, a value that is not legal and an identity or credential that two partners share are
 * errors that name file, line and partner: {@link GatewayFault} of kind GATEWAY, code {@code partner-file}.
 */
public final class PartnerFile {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

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
        return amendments(bytes(yaml, name), name).stream()
                .map(Amendment::partner)
                .toList();
    }

    /** What a file says, and on which versions it is based if it says that too: a file that was {@link #write}n does. */
    public static List<Amendment> amendments(byte[] yaml, String name) {
        try (var parser = YAML.createParser(yaml)) {
            var amendments = PartnerReader.file(DocumentNode.read(parser));
            checkUnique(amendments.stream().map(Amendment::partner).toList());
            return amendments;
        } catch (JacksonException e) {
            throw fault(name, where(e) + e.getOriginalMessage(), e);
        } catch (DocumentFault e) {
            throw fault(name, "line " + e.line() + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw fault(name, String.valueOf(e.getMessage()), e);
        }
    }

    public static String write(List<Amendment> amendments) {
        return YAML.writeValueAsString(Map.of(
                "partners", amendments.stream().map(PartnerFile::document).toList()));
    }

    private static Map<String, Object> document(Amendment amendment) {
        var document = PartnerWriter.document(amendment.partner());
        if (amendment.basedOn().isEmpty()) return document;
        var withVersion = new LinkedHashMap<String, Object>();
        withVersion.put("id", amendment.partner().id().value());
        withVersion.put("version", amendment.basedOn().getAsInt());
        withVersion.putAll(document);
        return withVersion;
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

    private static String where(JacksonException e) {
        var location = e.getLocation();
        return location == null ? "" : "line " + location.getLineNr() + ": ";
    }

    private static GatewayFault fault(String name, String what, Exception cause) {
        return new GatewayFault(FaultKind.GATEWAY, "partner-file", "Partner file " + name + ": " + what, cause);
    }
}
