package io.x12gateway.routes.doors;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.x12gateway.routes.channel.remote.PartnersOwnServer;
import io.x12gateway.samples.demo.DemoFolder;
import io.x12gateway.samples.scenario.Access;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Partners that the demo has no use for and these tests have: one whose files are hostile, one that may send test files
 * only, one that hides canaries, and two that keep their files on a server of their own. They stand in {@code
 * doors-partners.yaml}; their keys are made here.
 */
final class Newcomers {
    static final String HOSTILE = "rook-hostile";
    static final String TEST_ONLY = "pebble-testing";
    static final String CANARY = "wren-canary";
    static final String OWN_SERVER = "heron-files";
    static final String OWN_SERVER_TEST_ONLY = "dunlin-files";
    /** Their documents are brought to their server; those of all others stay in their mailboxes. */
    private static final List<String> PUSHED_TO = List.of(OWN_SERVER, OWN_SERVER_TEST_ONLY);

    private static final List<String> PUSHED_KINDS = List.of("999", "TA1", "271", "277", "835");
    private static final String KEY_NAME = "doors";

    /** Of all newcomers; its hash is in the partner file. */
    private static final String CORE_PASSWORD = "riverbend-test-password";

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Newcomers() {}

    /** Adds them to the partner file and to the access file of a folder that was prepared. */
    static Access enrol(DemoFolder folder, PartnersOwnServer server) throws IOException, GeneralSecurityException {
        var keys = Files.createDirectories(folder.root().resolve("remote-keys"));
        Files.writeString(keys.resolve(KEY_NAME), server.privateKey());
        var file = folder.root().resolve("partners.yaml");
        var partners = YAML.readTree(file);
        var access = (ObjectNode) JSON.readTree(folder.accessFile());
        var template = access.withArray("partners").path(0);
        for (var newcomer : YAML.readTree(own()).path("partners")) {
            var entry = (ObjectNode) newcomer;
            var id = entry.path("id").asString();
            var token = "token-of-" + id;
            var key = folder.root().resolve("keys").resolve(id + ".ssh");
            var credentials = entry.withObject("credentials");
            credentials.put("sshUser", id).put("coreUser", id);
            credentials.withArray("apiTokenSha256").add(sha256(token));
            credentials.withArray("sshKeys").add(newSshKey(key));
            entry.set("channels", YAML.valueToTree(channels(id, server)));
            ((ArrayNode) partners.path("partners")).add(entry);
            access.withArray("partners").add(opened(template, entry, token, key));
        }
        YAML.writeValue(file, partners);
        JSON.writeValue(folder.accessFile(), access);
        return Access.read(folder.accessFile());
    }

    /** Everybody may lay files into a directory of the partners' server, whose name begins with the partner's. */
    private static Map<String, Object> channels(String id, PartnersOwnServer server) throws IOException {
        server.prepare(id + "/out");
        server.prepare(id + "/in");
        var pull = place("own", id + "/out", server);
        pull.put("everySeconds", 1);
        var push = place("mail", id + "/in", server);
        push.put("kinds", PUSHED_KINDS);
        return PUSHED_TO.contains(id)
                ? Map.of("pulls", List.of(pull), "pushes", List.of(push))
                : Map.of("pulls", List.of(pull));
    }

    private static Map<String, Object> place(String name, String directory, PartnersOwnServer server) {
        var place = new LinkedHashMap<String, Object>();
        place.put("name", name);
        place.put("host", "127.0.0.1");
        place.put("port", server.port());
        place.put("user", PartnersOwnServer.USER);
        place.put("keyName", KEY_NAME);
        place.put("hostKeys", List.of(server.hostKey()));
        place.put("directory", "/" + directory);
        return place;
    }

    /** What this newcomer needs at the doors, in the form in which the demo's partners have it. */
    private static JsonNode opened(JsonNode template, ObjectNode entry, String token, Path key) {
        var id = entry.path("id").asString();
        var opened = ((ObjectNode) template).deepCopy();
        opened.put("id", id).put("name", entry.path("name").asString());
        opened.put("interchangeId", entry.path("identities").path(0).path("id").asString());
        opened.put("apiToken", token);
        opened.put("coreUser", id).put("corePassword", CORE_PASSWORD);
        opened.put("sftpUser", id).put("sftpPrivateKey", key.toString());
        opened.put("mailboxToken", "").put("oauthClient", "").put("oauthSecret", "");
        opened.put("clientCertificate", "").put("clientCertificatePassword", "");
        return opened;
    }

    private static byte[] own() {
        try {
            return Files.readAllBytes(Path.of("src", "test", "resources", "doors-partners.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String newSshKey(Path file) {
        try {
            var keys = KeyPair.genKeyPair(new JSch(), KeyPair.ED25519);
            var secret = new ByteArrayOutputStream();
            keys.writeOpenSSHv1PrivateKey(secret, null);
            Files.write(file, secret.toByteArray());
            Files.setPosixFilePermissions(file, java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
            var open = new ByteArrayOutputStream();
            keys.writePublicKey(open, "test");
            keys.dispose();
            return open.toString(StandardCharsets.US_ASCII).strip();
        } catch (JSchException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
