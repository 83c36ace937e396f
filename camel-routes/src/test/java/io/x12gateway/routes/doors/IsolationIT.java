package io.x12gateway.routes.doors;

import com.jcraft.jsch.ChannelSftp;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every partner against every other one, at every path that the running application answers on, with every id that the
 * other one has: it is as if it were not there, in the same words as what really is not there.
 */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IsolationIT {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final int FIRST_NUMBER = 700_000_000;

    /** What a partner has that others may learn of: its ids by kind, and the names of its files. */
    private record Belongings(Access.Partner owner, Map<String, String> ids, List<String> files) {
        /** All texts that have no business in an answer to somebody else. */
        Set<String> secrets() {
            var all = new LinkedHashSet<>(ids.values());
            all.addAll(files);
            return all;
        }
    }

    private record Endpoint(RequestMethod method, String path, List<String> parameters) {}

    private final List<Belongings> everybody = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private Wire wire;
    private JschClient sftp;
    private int tried;

    @BeforeAll
    void everybodySendsAndReceives(House house) {
        wire = new Wire(house);
        sftp = new JschClient(house);
        house.gateway()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    for (var path : mapping.getPatternValues())
                        for (var method : mapping.getMethodsCondition().getMethods())
                            if (path.startsWith("/v1")) endpoints.add(new Endpoint(method, path, parameters(handler)));
                });
        int number = FIRST_NUMBER;
        for (var partner : house.access().partners()) everybody.add(belongings(house, partner, number += 100));
    }

    private static List<String> parameters(HandlerMethod handler) {
        var names = new ArrayList<String>();
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked == null) continue;
            names.add(
                    asked.name().isEmpty()
                            ? String.valueOf(parameter.getParameter().getName())
                            : asked.name());
        }
        return names;
    }

    /** A batch over HTTP with a key, one over CORE, one over SFTP, and what comes of them. */
    private Belongings belongings(House house, Access.Partner partner, int number) {
        var ids = new LinkedHashMap<String, String>();
        var key = "key-" + UUID.randomUUID();
        var posted = wire.send(wire.to("/v1/transactions", partner)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .header("Idempotency-Key", key)
                .POST(Wire.text(file(partner, number))));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        var receipt = Wire.json(posted.body());
        ids.put("submission", receipt.path("submission").asString());
        ids.put("sha256", receipt.path("sha256").asString());
        ids.put("idempotency key", key);
        try (var core = new CoreDoor(house, new MimeForm(), true)) {
            var sent = core.send(partner, "270", file(partner, number + 1));
            assertThat(sent).isInstanceOf(Sent.Received.class);
            ids.put("CORE submission", sent.submission());
            ids.put("PayloadID", core.payloadId(sent.submission()));
        }
        var name = "private-" + number + ".x12";
        sftp.put(partner, file(partner, number + 2), "/inbound/" + name);
        var item = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> HttpDoor.waiting(wire, partner, "", ids.getOrDefault("submission", "")),
                        items -> !items.isEmpty())
                .getFirst();
        ids.put("mailbox item", item);
        var files = new ArrayList<>(sftp.list(partner, "/outbound"));
        files.add(name);
        return new Belongings(partner, ids, files);
    }

    private static String file(Access.Partner partner, int number) {
        return HostileInput.read("0\tgood\t270\t\tx12\t271").getFirst().make(partner.interchangeId(), number);
    }

    @Test
    void httpShowsNothingOfOthers() {
        for (var victim : everybody)
            for (var other : everybody)
                if (!victim.equals(other)) for (var endpoint : endpoints) probe(endpoint, victim, other.owner());
        System.out.println("Isolation over HTTP: " + tried + " requests by " + everybody.size() + " partners at "
                + endpoints.size() + " endpoints with "
                + everybody.getFirst().ids().keySet() + ", no leak");
        assertThat(endpoints).hasSizeGreaterThanOrEqualTo(5);
        for (var victim : everybody)
            assertThat(HttpDoor.waiting(wire, victim.owner(), "", victim.ids().getOrDefault("submission", "")))
                    .as("still waiting for " + victim.owner().id())
                    .contains(victim.ids().get("mailbox item"));
    }

    private void probe(Endpoint endpoint, Belongings victim, Access.Partner other) {
        boolean named = VARIABLE.matcher(endpoint.path()).find();
        if (named)
            for (var id : victim.ids().values()) {
                var foreign = ask(endpoint, encoded(id), "", other);
                var unknown = ask(endpoint, encoded(unknown(id)), "", other);
                assertThat(foreign.statusCode()).as("%s %s", endpoint, id).isEqualTo(404);
                assertThat(shape(foreign, id)).as("%s", endpoint).isEqualTo(shape(unknown, unknown(id)));
                silent(foreign, victim, id, endpoint);
            }
        else
            for (var parameter : endpoint.parameters())
                for (var id : victim.ids().values())
                    silent(ask(endpoint, "", "?" + parameter + "=" + encoded(id), other), victim, id, endpoint);
        if (!named) silent(ask(endpoint, "", "", other), victim, "", endpoint);
    }

    /** As long as the id, of the same alphabet, and nobody's. */
    private static String unknown(String id) {
        return id.substring(0, id.length() - 3) + (id.endsWith("000") ? "111" : "000");
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> ask(Endpoint endpoint, String id, String query, Access.Partner other) {
        tried++;
        var path = VARIABLE.matcher(endpoint.path()).replaceAll(id) + query;
        var body = endpoint.method() == RequestMethod.GET
                ? HttpRequest.BodyPublishers.noBody()
                : Wire.text("{\"id\":\"" + id + "\",\"ids\":[\"" + id + "\"]}");
        var request = wire.to(path, other).method(endpoint.method().name(), body);
        return wire.send(
                endpoint.method() == RequestMethod.GET ? request : request.header("Content-Type", "application/json"));
    }

    private static String shape(HttpResponse<String> answer, String id) {
        return answer.statusCode() + " " + Wire.header(answer, "Content-Type") + " "
                + answer.body().replace(id, "ID");
    }

    /** Apart from the id that was asked for nothing of the other one is told. */
    private static void silent(HttpResponse<String> answer, Belongings victim, String asked, Endpoint endpoint) {
        for (var secret : victim.secrets())
            if (!secret.equals(asked))
                assertThat(answer.body()).as("%s asked for %s", endpoint, asked).doesNotContain(secret);
        assertThat(answer.statusCode()).as("%s", endpoint).isLessThan(500);
    }

    /** Somebody else's key is a key like any other: it is neither replayed nor refused. */
    @Test
    void idempotencyKeysAreEachPartnersOwn() {
        int number = FIRST_NUMBER + 50_000;
        for (var victim : everybody) {
            for (var other : everybody) {
                if (victim.equals(other)) continue;
                var answer = wire.send(wire.to("/v1/transactions", other.owner())
                        .header("Content-Type", "application/edi-x12")
                        .header("Prefer", "respond-async")
                        .header("Idempotency-Key", victim.ids().getOrDefault("idempotency key", ""))
                        .POST(Wire.text(file(other.owner(), number++))));
                // the second victim's visitors have used their own keys; nobody has used this one
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
                assertThat(Wire.header(answer, "Idempotent-Replay")).isEmpty();
                assertThat(victim.ids().values())
                        .doesNotContain(
                                Wire.json(answer.body()).path("submission").asString());
            }
        }
    }

    @Test
    void coreHandsOutNothingOfOthers(House house) {
        int asked = 0;
        try (var core = new CoreDoor(house, new MimeForm(), true)) {
            for (var victim : everybody) {
                var own = core.fetch(victim.owner(), victim.ids().get("PayloadID") + "/999")
                        + core.fetch(victim.owner(), victim.ids().get("PayloadID") + "/TA1");
                for (var other : everybody) {
                    if (victim.equals(other)) continue;
                    for (var kind : List.of("999", "TA1", "271", "277")) {
                        asked++;
                        var got = core.fetch(other.owner(), victim.ids().get("PayloadID") + "/" + kind);
                        assertThat(got).doesNotContain("*" + victim.owner().interchangeId());
                        if (!got.isEmpty()) assertThat(own).isNotEqualTo(got);
                    }
                }
            }
        }
        System.out.println("Isolation over CORE: " + asked + " retrievals, no leak");
    }

    @Test
    void sftpHasNoPathToOthers() {
        int asked = 0;
        for (var victim : everybody) {
            for (var other : everybody) {
                if (victim.equals(other)) continue;
                for (var folder : List.of("/", "/inbound", "/outbound", "/archive"))
                    assertThat(sftp.list(other.owner(), folder)).as(folder).doesNotContainAnyElementsOf(victim.files());
                for (var file : sample(victim.files()))
                    for (var path : paths(victim, file)) {
                        asked += 3;
                        refused(other.owner(), path, s -> s.get(path).readAllBytes());
                        refused(other.owner(), path, s -> s.stat(path));
                        refused(other.owner(), path, s -> {
                            s.rm(path);
                            return path;
                        });
                    }
            }
        }
        System.out.println("Isolation over SFTP: " + asked + " visits, no such file");
        for (var victim : everybody)
            assertThat(sftp.list(victim.owner(), "/outbound"))
                    .containsAll(sample(victim.files().stream()
                            .filter(name -> !name.startsWith("private-"))
                            .toList()));
    }

    private static List<String> sample(List<String> files) {
        return files.size() < 4 ? files : List.of(files.getFirst(), files.get(files.size() / 2), files.getLast());
    }

    private static List<String> paths(Belongings victim, String file) {
        return List.of(
                "/outbound/" + file,
                "/inbound/" + file,
                "/archive/" + file,
                "/" + victim.owner().id() + "/outbound/" + file,
                "/../" + victim.owner().id() + "/outbound/" + file);
    }

    private void refused(Access.Partner other, String path, JschClient.Visit<Object> visit) {
        try {
            sftp.with(other, visit);
        } catch (SftpDoor.FilesRefused e) {
            assertThat(e.getMessage()).as(path).startsWith(ChannelSftp.SSH_FX_NO_SUCH_FILE + " ");
            return;
        }
        throw new AssertionError(other.id() + " reached " + path);
    }

    @AfterAll
    void leave() {
        wire.close();
        sftp.close();
    }
}
