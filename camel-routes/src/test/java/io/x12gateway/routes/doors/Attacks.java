package io.x12gateway.routes.doors;

import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

import static org.awaitility.Awaitility.await;

/** The table's inputs that are more or other than one file: what is around a good file is hostile, or the way it is sent. */
final class Attacks implements AutoCloseable {
    /** A second file behind a good one. */
    static final String AGAIN = "again";

    private static final String HETS_ANSWER = "hets-answer";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final House house;
    private final Wire wire;
    private final JschClient sftp;
    private final CoreDoor mime;
    private final CoreDoor soap;
    private final JsonDoor json;
    private final HttpDoor batch;

    Attacks(House house) {
        this.house = house;
        this.wire = new Wire(house);
        this.sftp = new JschClient(house);
        this.mime = new CoreDoor(house, new MimeForm(), false);
        this.soap = new CoreDoor(house, new SoapForm(), false);
        this.json = new JsonDoor(house);
        this.batch = new HttpDoor(house, true);
    }

    /** Whether others at the same time would change what comes of it. */
    static boolean needsCalm(String door) {
        return door.equals(HETS_ANSWER);
    }

    /**
     * Null if the door is no such one.
     *
     * @param number of its first interchange
     */
    @Nullable
    Sent carryOut(String door, Access.Partner partner, HostileInput input, int number) {
        var good = input.makeBase(partner.interchangeId(), number);
        return switch (door) {
            case "header" -> header(partner, input.plainRecipe(), good);
            case "sftp-name" -> sftpName(partner, input.plainRecipe(), good);
            case "mime" -> mime(input.plainRecipe());
            case "core-field" -> coreField(partner, input.plainRecipe(), good);
            case "soap" -> soap(partner, input, good);
            case "soap-parts" -> soapParts(partner, input, good);
            case "question" -> question(partner, input, good);
            case AGAIN -> again(partner, input, good);
            case "everybody" -> everybody(partner, input, number);
            case HETS_ANSWER -> hetsAnswer(partner, input.plainRecipe(), good);
            default -> null;
        };
    }

    /** {@code Name: value}, as a header and as a parameter of the query. */
    private Sent header(Access.Partner partner, String recipe, String good) {
        int colon = recipe.indexOf(": ");
        var name = recipe.substring(0, colon);
        var value = recipe.substring(colon + 2);
        var query = URLEncoder.encode(value, StandardCharsets.UTF_8);
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
        return mime.post(recipe.substring(0, bar), recipe.substring(bar + 1));
    }

    /** {@code Field=value} in an envelope that is good otherwise. */
    private Sent coreField(Access.Partner partner, String recipe, String good) {
        int equals = recipe.indexOf('=');
        var fields = fields(partner, "RealTime", good);
        fields.remove("Payload");
        fields.put(recipe.substring(0, equals), recipe.substring(equals + 1));
        fields.put("Payload", good);
        return mime.exchange(fields);
    }

    private static Map<String, String> fields(Access.Partner partner, String mode, String good) {
        var fields = new LinkedHashMap<>(CoreDoor.fields(partner, "X12_270_Request_005010X279A1", mode));
        fields.put("Payload", good);
        return fields;
    }

    /** A SOAP message, spoilt. */
    private Sent soap(Access.Partner partner, HostileInput input, String good) {
        var form = new SoapForm();
        var fields = fields(partner, "RealTime", good);
        return soap.post(form.contentType(fields), input.spoil(form.write(fields)));
    }

    /** A SOAP message with its payload in a part of its own, spoilt. */
    private Sent soapParts(Access.Partner partner, HostileInput input, String good) {
        var form = new SoapForm();
        var fields = fields(partner, "Batch", good);
        return soap.post(form.contentType(fields), input.spoil(form.write(fields)));
    }

    /** A question in JSON, spoilt. */
    private Sent question(Access.Partner partner, HostileInput input, String good) {
        var path = input.base().equals("276") ? JsonDoor.CLAIM_STATUS : JsonDoor.ELIGIBILITY;
        return json.ask(partner, path, input.spoil(JsonDoor.question(input.base(), good)));
    }

    /** A good file, and when it has been worked the spoilt one behind it, with the same numbers. */
    private Sent again(Access.Partner partner, HostileInput input, String good) {
        var first = batch.send(partner, input.base(), good);
        var submissions = house.gateway().bean(Submissions.class);
        await().atMost(PATIENCE)
                .until(() -> submissions
                        .find(new SubmissionId(first.submission()))
                        .orElseThrow()
                        .state()
                        .isFinal());
        return batch.send(partner, input.base(), input.spoil(good));
    }

    /** Every partner at the same moment, each with this in its own name; what this one was told if all were received. */
    private Sent everybody(Access.Partner partner, HostileInput input, int number) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var under = new LinkedHashMap<String, CompletableFuture<Sent>>();
            for (var each : house.access().partners())
                under.put(
                        each.id(),
                        CompletableFuture.supplyAsync(
                                () -> batch.send(each, input.base(), input.make(each.interchangeId(), number)),
                                threads));
            var refused = under.values().stream()
                    .map(CompletableFuture::join)
                    .filter(sent -> !(sent instanceof Sent.Received))
                    .findFirst();
            return refused.orElseGet(
                    () -> batch.send(partner, input.base(), input.make(partner.interchangeId(), number + 1)));
        }
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
        var answer = wire.send(HttpRequest.newBuilder(URI.create(house.access().mocksUrl() + "/faults"))
                .POST(Wire.text("{\"backEnd\":\"hets\",\"seed\":1,\"rules\":[" + rule + "]}")));
        if (answer.statusCode() != 200) throw new IllegalStateException(answer.body());
    }

    @Override
    public void close() {
        wire.close();
        sftp.close();
        mime.close();
        soap.close();
        json.close();
        batch.close();
    }
}
