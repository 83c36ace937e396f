package io.x12gateway.routes.doors;

import com.jcraft.jsch.ChannelSftp;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.routes.doors.Endpoint.Rule;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every partner against every other one, at every path that the running application answers on, with every id that the
 * other one has: it is as if it were not there, in the same words as what really is not there.
 */
@ExtendWith(House.Extension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
class IsolationIT {
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");
    private static final int FIRST_NUMBER = 700_000_000;
    private static final int AT_ONCE = 8;

    /** Who asks, who is paid, who pays, who sends what is hostile, and who has a server of her own. */
    private static final List<String> PARTNERS =
            List.of("quillway", "cedar-billing", "mac-sample", Newcomers.HOSTILE, Newcomers.OWN_SERVER);

    private final List<Belongings> everybody = new ArrayList<>();
    private final Map<Rule, List<Endpoint>> table = new TreeMap<>(Comparator.comparing(Rule::name));
    private final Map<Endpoint, List<String>> parameters = new ConcurrentHashMap<>();
    private final Map<String, String> answersToUnknown = new ConcurrentHashMap<>();
    private final AtomicInteger tried = new AtomicInteger();
    private Wire wire;
    private JschClient sftp;

    @BeforeAll
    void everybodySendsAndReceives(House house) throws IOException, InterruptedException {
        wire = new Wire(house);
        sftp = new JschClient(house);
        for (var row : Endpoint.table()) {
            table.computeIfAbsent(row.rule(), rule -> new ArrayList<>()).add(row.endpoint());
            parameters.put(row.endpoint(), row.endpoint().parameters(house));
        }
        var partners = PARTNERS.stream().map(house::partner).toList();
        var theirs = new ConcurrentHashMap<String, Belongings>();
        new AtOnce(AT_ONCE)
                .run(partners.stream()
                        .<AtOnce.Task>map(partner -> () -> theirs.put(
                                partner.id(),
                                Belongings.of(
                                        house, wire, sftp, partner, FIRST_NUMBER + 100 * partners.indexOf(partner))))
                        .toList());
        everybody.addAll(theirs.values());
    }

    @Test
    void everyEndpointHasItsRow(House house) throws IOException {
        var described = Endpoint.described(
                Wire.json(wire.send(wire.to("/v1/openapi.json")).body()));
        assertThat(described).isNotEmpty();
        var answering = new TreeSet<>(Endpoint.running(house));
        answering.addAll(described);
        var rows = new TreeSet<Endpoint>();
        Endpoint.table().forEach(row -> rows.add(row.endpoint()));
        assertThat(answering)
                .as("say in isolation-endpoints.tsv what keeps partners apart at each endpoint")
                .containsExactlyElementsOf(rows);
        System.out.println("Isolation: " + answering.size() + " endpoints, each with its row");
    }

    /** Each victim with each other partner. */
    private interface Visit {
        void to(Belongings victim, Access.Partner other) throws Exception;
    }

    private void eachPair(Visit visit) throws InterruptedException {
        var visits = new ArrayList<AtOnce.Task>();
        for (var victim : everybody)
            for (var other : everybody) if (!victim.equals(other)) visits.add(() -> visit.to(victim, other.owner()));
        new AtOnce(AT_ONCE).run(visits);
    }

    private List<Endpoint> of(Rule rule) {
        return table.getOrDefault(rule, List.of());
    }

    @Test
    void httpShowsNothingOfOthers(House house) throws InterruptedException {
        int before = tried.get();
        eachPair((victim, other) -> {
            for (var endpoint : of(Rule.ID)) named(endpoint, victim, other);
            for (var endpoint : of(Rule.LIST)) listed(endpoint, victim, other);
        });
        System.out.println("Isolation over HTTP: " + (tried.get() - before) + " requests by " + everybody.size()
                + " partners at " + (of(Rule.ID).size() + of(Rule.LIST).size()) + " endpoints with "
                + everybody.getFirst().ids().keySet() + ", no leak");
        for (var victim : everybody)
            assertThat(Belongings.items(house, victim.owner(), victim.id("submission")))
                    .as("still there for " + victim.owner().id())
                    .contains(victim.id("mailbox item"));
    }

    private void named(Endpoint endpoint, Belongings victim, Access.Partner other) {
        victim.ids().forEach((kind, id) -> {
            var foreign = ask(endpoint, encoded(id), required(endpoint), other);
            assertThat(foreign.statusCode()).as("%s %s", endpoint, id).isEqualTo(404);
            assertThat(shape(foreign, id)).as("%s", endpoint).isEqualTo(toUnknown(endpoint, kind, id, other));
            silent(foreign, victim, id, endpoint);
        });
    }

    /** What this partner is told about ids of that kind that nobody has. */
    private String toUnknown(Endpoint endpoint, String kind, String like, Access.Partner other) {
        return answersToUnknown.computeIfAbsent(endpoint + kind + other.id(), key -> {
            var nobodys = unknown(like);
            return shape(ask(endpoint, encoded(nobodys), required(endpoint), other), nobodys);
        });
    }

    /** Releasing asks for the name of the one who holds the lease. */
    private static String required(Endpoint endpoint) {
        return endpoint.path().endsWith("/release") ? "?owner=me" : "";
    }

    private void listed(Endpoint endpoint, Belongings victim, Access.Partner other) {
        silent(ask(endpoint, "", "", other), victim, "", endpoint);
        for (var parameter : parameters.getOrDefault(endpoint, List.of()))
            for (var id : victim.ids().values())
                silent(ask(endpoint, "", "?" + parameter + "=" + encoded(id), other), victim, id, endpoint);
    }

    /** As long as the id, of the same alphabet, and nobody's. */
    private static String unknown(String id) {
        return id.substring(0, id.length() - 3) + (id.endsWith("000") ? "111" : "000");
    }

    private static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> ask(Endpoint endpoint, String id, String query, Access.Partner other) {
        var path = VARIABLE.matcher(endpoint.path()).replaceAll(id) + query;
        return ask(endpoint, wire.to(path, other), id);
    }

    private HttpResponse<String> ask(Endpoint endpoint, HttpRequest.Builder request, String id) {
        tried.incrementAndGet();
        return wire.send(
                endpoint.isGet()
                        ? request
                        : request.header("Content-Type", "application/json")
                                .method(
                                        endpoint.method(),
                                        Wire.text("{\"id\":\"" + id + "\",\"ids\":[\"" + id + "\"],\"key\":\"" + id
                                                + "\"}")));
    }

    private static String shape(HttpResponse<String> answer, String id) {
        return answer.statusCode() + " " + Wire.header(answer, "Content-Type") + " "
                + answer.body().replace(id, "ID");
    }

    /** Apart from the id that was asked for nothing of the other one is told. */
    private static void silent(HttpResponse<String> answer, Belongings victim, String asked, Endpoint endpoint) {
        // a lease is called by the PayloadID that its own client retrieved with, be it somebody else's
        var told = answer.body().replace("core/" + victim.id("PayloadID"), "");
        for (var secret : victim.secrets())
            if (!secret.equals(asked))
                assertThat(told).as("%s asked for %s", endpoint, asked).doesNotContain(secret);
        assertThat(answer.statusCode()).as("%s", endpoint).isLessThan(500);
    }

    /** Somebody else's key is a key like any other: it is neither replayed nor refused. */
    @Test
    void idempotencyKeysAreEachPartnersOwn() throws InterruptedException {
        var numbers = new AtomicInteger(FIRST_NUMBER + 50_000);
        var asked = new AtomicInteger();
        eachPair((victim, other) -> {
            for (var endpoint : of(Rule.KEY)) {
                var file = Belongings.file(other, numbers.incrementAndGet());
                var key = victim.id("idempotency key");
                var request = wire.to(endpoint.path(), other).header("Idempotency-Key", key);
                var answer = wire.send(
                        endpoint.path().equals("/v1/transactions")
                                ? request.header("Content-Type", "application/edi-x12")
                                        .header("Prefer", "respond-async")
                                        .POST(Wire.text(file))
                                : request.header("Content-Type", "application/json")
                                        .POST(Wire.text(JsonDoor.question("270", file))));
                asked.incrementAndGet();
                assertThat(Wire.header(answer, "Idempotent-Replay")).isEmpty();
                silent(answer, victim, key, endpoint);
            }
        });
        System.out.println("Isolation of idempotency keys: " + asked + " requests with keys of others, no replay");
    }

    @Test
    void whatIsValidatedIsNobodys() throws InterruptedException {
        for (var endpoint : of(Rule.VALIDATE))
            eachPair((victim, other) -> silent(
                    wire.send(wire.to(endpoint.path(), other)
                            .header("Content-Type", "application/edi-x12")
                            .POST(Wire.text(Belongings.file(victim.owner(), FIRST_NUMBER)))),
                    victim,
                    "",
                    endpoint));
    }

    @Test
    void whatIsThereForAllIsTheSameForAll() {
        for (var endpoint : of(Rule.ALL)) {
            var toNobody = wire.send(wire.to(endpoint.path()));
            assertThat(toNobody.statusCode()).as("%s", endpoint).isEqualTo(200);
            for (var partner : everybody) {
                assertThat(wire.send(wire.to(endpoint.path(), partner.owner())).body())
                        .as("%s", endpoint)
                        .isEqualTo(toNobody.body());
                silent(toNobody, partner, "", endpoint);
            }
        }
    }

    /** A client's own secret and no other opens its account. */
    @Test
    void tokensAreHadWithOnesOwnSecretOnly() {
        var clients = everybody.stream()
                .map(Belongings::owner)
                .filter(partner -> !partner.oauthSecret().isEmpty())
                .toList();
        assertThat(clients).hasSizeGreaterThan(1);
        for (var endpoint : of(Rule.TOKEN))
            for (var victim : clients)
                for (var other : clients) {
                    if (victim.equals(other)) continue;
                    var form = "grant_type=client_credentials&client_id=" + encoded(victim.oauthClient())
                            + "&client_secret=" + encoded(other.oauthSecret());
                    var answer = wire.send(wire.to(endpoint.path())
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(Wire.text(form)));
                    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 401, 429);
                    assertThat(answer.body()).doesNotContain("access_token");
                }
    }

    @Test
    void theOperatorsPathsAreNotThereForPartners(House house) throws InterruptedException {
        int before = tried.get();
        eachPair((victim, other) -> {
            for (var endpoint : of(Rule.OPERATOR))
                for (var id : List.of(victim.owner().id(), victim.id("submission"), victim.id("mailbox item"))) {
                    var path = VARIABLE.matcher(endpoint.path()).replaceAll(id);
                    var overTls = ask(endpoint, wire.to(path, other), id);
                    assertThat(overTls.statusCode()).as("%s", endpoint).isEqualTo(404);
                    silent(overTls, victim, id, endpoint);
                }
        });
        for (var endpoint : of(Rule.OPERATOR))
            for (var partner : everybody) {
                var path = VARIABLE.matcher(endpoint.path()).replaceAll("x");
                var request = HttpRequest.newBuilder(URI.create(house.access().httpUrl() + path))
                        .header("Authorization", "Bearer " + partner.owner().apiToken());
                assertThat(ask(endpoint, request, "x").statusCode())
                        .as("%s on loopback with a partner's token", endpoint)
                        .isIn(401, 429);
            }
        System.out.println("Isolation of operators' paths: " + (tried.get() - before) + " requests by partners at "
                + of(Rule.OPERATOR).size() + " endpoints, none is there");
    }

    @Test
    void coreHandsOutNothingOfOthers(House house) throws InterruptedException {
        var asked = new AtomicInteger();
        for (var form : List.of(new MimeForm(), new SoapForm()))
            try (var core = new CoreDoor(house, form, true)) {
                eachPair((victim, other) -> {
                    for (var kind : List.of("999", "TA1", "271", "277")) {
                        asked.incrementAndGet();
                        var got = core.fetch(other, victim.id("PayloadID") + "/" + kind);
                        assertThat(got).doesNotContain("*" + victim.owner().interchangeId());
                    }
                });
            }
        System.out.println("Isolation over CORE: " + asked + " retrievals, no leak");
    }

    @Test
    void sftpHasNoPathToOthers() throws InterruptedException {
        var asked = new AtomicInteger();
        eachPair((victim, other) -> {
            for (var folder : List.of("/", "/inbound", "/outbound", "/archive", "/test/outbound", "/test/archive"))
                assertThat(sftp.list(other, folder)).as(folder).doesNotContainAnyElementsOf(victim.files());
            for (var file : sample(victim.files()))
                for (var path : paths(victim, file)) {
                    asked.addAndGet(3);
                    refused(other, path, s -> s.get(path).readAllBytes());
                    refused(other, path, s -> s.stat(path));
                    refused(other, path, s -> {
                        s.rm(path);
                        return path;
                    });
                }
        });
        System.out.println("Isolation over SFTP: " + asked + " visits, no such file");
    }

    private static List<String> sample(List<String> files) {
        return files.size() < 5
                ? files
                : List.of(files.getFirst(), files.get(files.size() / 2), files.get(files.size() - 2), files.getLast());
    }

    private static List<String> paths(Belongings victim, String file) {
        return List.of(
                "/outbound/" + file,
                "/inbound/" + file,
                "/archive/" + file,
                "/test/outbound/" + file,
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

    /** What is brought to a partner's server is addressed to that partner, and nobody else gets anything there. */
    @Test
    void filesAreBroughtToTheirOwnersServerOnly(House house) throws IOException {
        int looked = 0;
        var server = house.partnersServer();
        var mailboxes = house.gateway().bean(Mailboxes.class);
        for (var partner :
                List.of(Newcomers.OWN_SERVER, Newcomers.OWN_SERVER_TEST_ONLY, Newcomers.HOSTILE, Newcomers.CANARY)) {
            var own = house.partner(partner).interchangeId();
            for (var name : server.names(partner + "/in")) {
                if (name.startsWith(".")) continue; // not finished
                looked++;
                assertThat(mailboxes.byFileName(new PartnerId(partner), name))
                        .as(name)
                        .isPresent();
                // a TA1 is addressed to whom the interchange named as its sender, be it true or not
                if (name.startsWith("TA1_")) continue;
                assertThat(server.text(partner + "/in/" + name)
                                .substring(54, 69)
                                .strip())
                        .as(name)
                        .isEqualTo(own);
            }
        }
        System.out.println("Isolation of partners' own servers: " + looked + " documents there, each for its owner");
        assertThat(looked).isPositive();
    }

    @AfterAll
    void leave() {
        wire.close();
        sftp.close();
    }
}
