package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;

/** The table's inputs that are no files: a message around a good file is what is hostile. */
final class Attacks implements AutoCloseable {
    private final String mocksUrl;
    private final Wire wire;
    private final JschClient sftp;
    private final CoreDoor core;

    Attacks(House house) {
        this.mocksUrl = house.access().mocksUrl();
        this.wire = new Wire(house);
        this.sftp = new JschClient(house);
        this.core = new CoreDoor(house, new MimeForm(), false);
    }

    /**
     * Null if the door is no such one.
     *
     * @param recipe of the table, with its escapes made into characters
     * @param good a file without fault
     */
    @Nullable
    Sent carryOut(String door, Access.Partner partner, String recipe, String good) {
        return switch (door) {
            case "header" -> header(partner, recipe, good);
            case "sftp-name" -> sftpName(partner, recipe, good);
            case "mime" -> mime(recipe);
            case "core-field" -> coreField(partner, recipe, good);
            case "hets-answer" -> hetsAnswer(partner, recipe, good);
            default -> null;
        };
    }

    /** {@code Name: value}, as a header and as a parameter of the query. */
    private Sent header(Access.Partner partner, String recipe, String good) {
        int colon = recipe.indexOf(": ");
        var name = recipe.substring(0, colon);
        var value = recipe.substring(colon + 2);
        var query = java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8);
        return HttpDoor.sent(wire.send(wire.to("/v1/transactions?" + name + "=" + query, partner)
                .header("Content-Type", "application/edi-x12")
                .header(name, value)
                .POST(Wire.text(good))));
    }

    /** A good file under a name that no file should have. */
    private Sent sftpName(Access.Partner partner, String name, String good) {
        try {
            sftp.put(partner, good, name.startsWith("/") ? name : "/inbound/" + name);
            return new Sent.Received("", false);
        } catch (SftpDoor.FilesRefused e) {
            return new Sent.Refused("0 sftp", String.valueOf(e.getMessage()), "");
        }
    }

    /** {@code Content-Type|body} to the CORE door. */
    private Sent mime(String recipe) {
        int bar = recipe.indexOf('|');
        return core.post(recipe.substring(0, bar), recipe.substring(bar + 1));
    }

    /** {@code Field=value} in an envelope that is good otherwise. */
    private Sent coreField(Access.Partner partner, String recipe, String good) {
        int equals = recipe.indexOf('=');
        var fields = new LinkedHashMap<>(CoreDoor.fields(partner, "X12_270_Request_005010X279A1", "RealTime"));
        fields.put(recipe.substring(0, equals), recipe.substring(equals + 1));
        fields.put("Payload", good);
        return core.exchange(fields);
    }

    /** HETS misbehaves, to questions about this patient alone. */
    private Sent hetsAnswer(Access.Partner partner, String fault, String good) {
        var member = good.replaceAll("(?s).*\\*MI\\*([^~]*)~.*", "$1");
        setFaults("{\"fault\":\"%s\",\"subject\":\"%s\",\"percent\":100,\"delayMillis\":0}".formatted(fault, member));
        try {
            return HttpDoor.sent(wire.send(wire.to("/v1/transactions", partner)
                    .header("Content-Type", "application/edi-x12")
                    .POST(Wire.text(good))));
        } finally {
            setFaults("");
        }
    }

    private void setFaults(String rule) {
        var answer = wire.send(HttpRequest.newBuilder(URI.create(mocksUrl + "/faults"))
                .POST(Wire.text("{\"backEnd\":\"hets\",\"seed\":1,\"rules\":[" + rule + "]}")));
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    }

    @Override
    public void close() {
        wire.close();
        sftp.close();
        core.close();
    }
}
