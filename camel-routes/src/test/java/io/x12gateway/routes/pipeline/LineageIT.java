package io.x12gateway.routes.pipeline;

import io.x12gateway.core.lineage.ClaimIndex;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.outbox.Outbox;
import io.x12gateway.core.outbox.Stage;
import io.x12gateway.core.outbox.StageWorker;
import io.x12gateway.core.outbox.Work;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.SubmissionId;
import io.x12gateway.core.submission.Submissions;
import io.x12gateway.routes.OperatorTool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import javax.sql.DataSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import static io.x12gateway.routes.pipeline.TracedClaim.AGENCY;
import static io.x12gateway.routes.pipeline.TracedClaim.CHECK;
import static io.x12gateway.routes.pipeline.TracedClaim.CLAIM;
import static io.x12gateway.routes.pipeline.TracedClaim.CLINIC;
import static io.x12gateway.routes.pipeline.TracedClaim.OTHER_CLAIM;
import static io.x12gateway.routes.pipeline.TracedClaim.PAYER;
import static io.x12gateway.routes.pipeline.TracedClaim.PAYERS_NUMBER;
import static io.x12gateway.routes.pipeline.TracedClaim.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * One claim through the real doors, from its 837 to the correction of its payment, and then asked for by each of its
 * numbers. Every byte offset that is told is tried on the file that it is told of.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String PASSWORD = "test-only";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private RunningGateway gateway;

    @SuppressWarnings("NullAway.Init")
    private DoorClient client;

    @SuppressWarnings("NullAway.Init")
    private ScriptedClaims claims;

    @BeforeAll
    void aClaimRunsItsCourse() throws Exception {
        int port = freePort();
        var partners = directory.resolve("partners.yaml");
        Files.writeString(partners, TracedClaim.partnersFile());
        gateway = RunningGateway.start(
                directory,
                Map.of(
                        "gateway.partners-file",
                        partners.toString(),
                        "gateway.broker.claims.port",
                        Integer.toString(port),
                        "gateway.broker.claims.password",
                        PASSWORD,
                        "gateway.broker.max-disk-usage-percent",
                        "98",
                        "gateway.remittance-queue.partner",
                        PAYER));
        client = new DoorClient(gateway);
        claims = new ScriptedClaims(port, PASSWORD).answering();

        send(CLINIC, true, TracedClaim.submitted());
        awaitItems(CLINIC, "999", 1);
        // from the payer itself, by file: it is the one whose 837 has this BHT03 who gets it
        assertThat(send(PAYER, true, TracedClaim.acknowledged()).statusCode()).isEqualTo(202);
        awaitItems(CLINIC, "277CA", 1);
        assertThat(send(CLINIC, false, TracedClaim.asked()).statusCode()).isEqualTo(200);
        claims.pay("RUN-1", TracedClaim.denied());
        awaitItems(AGENCY, "835", 1);
        claims.pay("RUN-2", TracedClaim.takenBackAndPaid());
        awaitItems(AGENCY, "835", 2);
        fetch(AGENCY, "835");
        await().atMost(LONG)
                .until(() -> Collections.disjoint(
                        gateway.bean(Outbox.class).depth().keySet(),
                        List.of(Stage.DISPOSITION, Stage.DELIVERY, Stage.LINEAGE)));
    }

    @AfterAll
    void end() {
        client.close();
        claims.close();
        gateway.close();
    }

    @Test
    void tellsTheWholeStoryFromEachNumber() {
        for (var number : List.of(CLAIM, CLAIM.toLowerCase(java.util.Locale.ROOT), PAYERS_NUMBER, "TRACE-7")) {
            var lines = lines(operators(number));
            assertThat(whats(lines))
                    .as(number)
                    .containsSubsequence(
                            "837P received",
                            "277CA received",
                            "277CA delivered",
                            "276 received",
                            "277 answered on the line",
                            "835 received: denied",
                            "835 received: reversed",
                            "835 received: corrected, paid")
                    .containsSubsequence(
                            "835 delivered: denied",
                            "835 delivered: reversed",
                            "835 delivered: corrected, paid",
                            "835 fetched")
                    .contains("999 delivered");
        }
    }

    @Test
    void saysWhichBytesOfWhichFileSaySo() {
        int cut = 0;
        for (var line : lines(operators(CLAIM))) {
            if (!line.path("place").isObject()) continue;
            var text = bytes(line.path("place"));
            var what = line.path("what").asString();
            if (what.startsWith("837P"))
                assertThat(text).startsWith("CLM*" + CLAIM + "*90*").endsWith("DTP*472*D8*20261003~");
            else if (what.startsWith("276"))
                assertThat(text).startsWith("TRN*1*TRACE-7~").endsWith("DTP*472*D8*20261003~");
            else if (what.startsWith("277CA"))
                assertThat(text)
                        .startsWith("TRN*2*" + CLAIM + "~")
                        .contains("STC*A2:20:PR*", "REF*1K*" + PAYERS_NUMBER + "~")
                        .endsWith("DTP*472*D8*20261003~");
            else if (what.startsWith("277"))
                assertThat(text).startsWith("TRN*2*TRACE-7~").contains("STC*F1:65*");
            else if (what.startsWith("999"))
                assertThat(text)
                        .startsWith("AK")
                        .containsPattern("(IK5|AK9)\\*"
                                + line.path("detail").asString().replace("verdict ", "")
                                + "[*~][^~]*~?$");
            else if (what.endsWith("denied"))
                assertThat(text).startsWith("CLP*" + CLAIM + "*4*90*0*").endsWith("LQ*HE*M15~");
            else if (what.endsWith("reversed"))
                assertThat(text).startsWith("CLP*" + CLAIM + "*22*-90*0*").endsWith("CAS*CO*97*-90~");
            else if (what.endsWith("paid"))
                assertThat(text).startsWith("CLP*" + CLAIM + "*1*90*60*30*").endsWith("CAS*PR*2*30~");
            else throw new AssertionError(what);
            cut++;
        }
        assertThat(cut).isGreaterThanOrEqualTo(12);
    }

    @Test
    void linksAReversalAndACorrectionToWhatTheyTakeBack() {
        int linked = 0;
        for (var line : lines(operators(CLAIM))) {
            var what = line.path("what").asString();
            boolean links = what.endsWith("reversed") || what.contains("corrected");
            assertThat(line.path("takesBack").isObject()).as(what).isEqualTo(links);
            if (!links) continue;
            var back = line.path("takesBack");
            assertThat(bytes(back)).startsWith("CLP*" + CLAIM + "*4*90*0*");
            assertThat(back.path("partner")).isEqualTo(line.at("/place/partner"));
            linked++;
        }
        assertThat(linked).isEqualTo(4);
    }

    @Test
    void leadsFromACheckNumberToThePaymentAndNotToAllItsClaims() {
        var story = operators(CHECK);
        assertThat(story.path("claims")).isEmpty();
        assertThat(story.path("sets")).hasSize(2);
        for (var set : story.path("sets")) {
            assertThat(set.path("claims").asInt()).isEqualTo(3);
            assertThat(set.path("detail").asString()).contains("payment of 60 by ACH");
            assertThat(bytes(set.path("place"))).startsWith("ST*835*").endsWith("*0001~");
            assertThat(bytes(set.path("first").path(2).path("place"))).startsWith("CLP*" + OTHER_CLAIM + "*");
        }
    }

    @Test
    void tellsOfASubmissionByItsId() {
        var submission = lines(operators(CLAIM)).getFirst().path("document").asString();
        var story = operators(submission);
        assertThat(story.at("/submission/partner").asString()).isEqualTo(CLINIC);
        assertThat(whats(story.at("/submission/lines"))).contains("judged");
        assertThat(story.at("/sets/0/claims").asInt()).isEqualTo(1);
        assertThat(whats(lines(story))).contains("835 received: denied");
    }

    @Test
    void tellsAPartnerOfItsOwnOnly() {
        var clinics = lines(partners(CLINIC, CLAIM));
        assertThat(whats(clinics))
                .contains("837P received", "999 delivered", "277CA delivered", "277 answered on the line");
        var agencys = lines(partners(AGENCY, CLAIM));
        assertThat(whats(agencys)).contains("835 delivered: corrected, paid", "835 fetched");
        for (var line : clinics) assertThat(owner(line)).isIn(CLINIC, "");
        for (var line : agencys) assertThat(owner(line)).isIn(AGENCY, "");
        assertThat(lines(partners(PAYER, CLAIM)))
                .isNotEmpty()
                .allMatch(line -> List.of(PAYER, "").contains(owner(line)));

        var clinicsSubmission = clinics.getFirst().path("document").asString();
        for (var number : List.of(CLAIM, PAYERS_NUMBER, CHECK, "TRACE-7", clinicsSubmission, "NOBODYS"))
            assertThat(ask(STRANGER, number).statusCode()).as(number).isEqualTo(404);
        assertThat(ask(STRANGER, CLAIM).body())
                .isEqualTo(ask(STRANGER, "NOBODYS").body());
        assertThat(ask(AGENCY, clinicsSubmission).statusCode()).isEqualTo(404);
    }

    @Test
    void tellsOperatorsOfAPatientAndPartnersNot() {
        var others = lines(story(post("/operator/trace", "", "{\"patient\": \"1eg4-te5-mk72\"}")));
        assertThat(whats(others)).contains("835 received: denied", "835 delivered: denied");
        assertThat(whats(others)).doesNotContain("837P received");
        var whole = story(post("/operator/trace", "", "{\"patient\": \"1EG4TE5MK73\"}"));
        assertThat(whats(whole.at("/claims/0/lines")))
                .contains("837P received", "277CA delivered", "277 answered on the line", "835 delivered: denied");

        for (var partner : List.of(CLINIC, AGENCY)) {
            assertThat(ask(partner, "1EG4TE5MK73").statusCode()).isEqualTo(404);
            assertThat(post("/v1/trace", partner, "{\"patient\": \"1EG4TE5MK73\"}")
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(ask("", "1EG4TE5MK73").statusCode())
                .as("not by mistake: it has to be said that it is a patient")
                .isEqualTo(404);
        assertThat(post("/operator/trace", "", "{\"patient\": \"1EG4TE5MK73\", \"key\": \"A\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(tool("--patient", "1EG4TE5MK72")).contains("835 received: denied");
    }

    @Test
    void putsEachLookUpOnRecordWithoutTheNumber() {
        operators(CLAIM);
        operators(CLAIM.toLowerCase(java.util.Locale.ROOT));
        partners(CLINIC, CLAIM);
        ask(STRANGER, CLAIM);
        operators(CHECK);
        story(post("/operator/trace", "", "{\"patient\": \"1EG4TE5MK72\"}"));

        var records = lookUps();
        assertThat(records.subList(records.size() - 6, records.size()))
                .extracting(LookUp::actor, LookUp::reason)
                .containsExactly(
                        tuple("operator", "claim number: 1 claims, 0 transaction sets"),
                        tuple("operator", "claim number: 1 claims, 0 transaction sets"),
                        tuple(CLINIC, "claim number: 1 claims, 0 transaction sets"),
                        tuple(STRANGER, "unknown number: nothing found"),
                        tuple("operator", "trace number: 0 claims, 2 transaction sets"),
                        tuple("operator", "patient: 1 claims, 0 transaction sets"));
        var ofOneNumber = records.subList(records.size() - 6, records.size() - 2);
        assertThat(ofOneNumber)
                .extracting(LookUp::object)
                .containsOnly(ofOneNumber.getFirst().object());
        assertThat(records)
                .allMatch(record -> record.object().matches("number/[0-9a-f]{32}"))
                .allMatch(record -> record.source().equals("127.0.0.1"));
    }

    private record LookUp(String actor, String object, String reason, String source) {}

    private List<LookUp> lookUps() {
        return JdbcClient.create(gateway.bean(DataSource.class))
                .sql("SELECT actor, object_id, reason, source FROM audit WHERE action = 'claim.looked-up' ORDER BY seq")
                .query((row, n) -> new LookUp(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    @Test
    void repeatsItsStageWithoutDoublingAnything() {
        var db = JdbcClient.create(gateway.bean(DataSource.class));
        long before = count(db);
        var stage = gateway.bean("lineageStage", StageWorker.class);
        var documents =
                db.sql("SELECT document_id FROM claim_scan").query(String.class).list();
        for (var document : documents) {
            var work = Work.of(Stage.LINEAGE, document);
            stage.work(work);
            // as if the process had died between its last piece and the note that it was done
            db.sql("UPDATE work SET state = 'WAITING', done_at = NULL WHERE id = ?")
                    .param(work.id())
                    .update();
            stage.work(work);
            assertThat(gateway.bean(ClaimIndex.class).scan(document))
                    .hasValueSatisfying(scan -> assertThat(scan.ended()).isTrue());
        }
        assertThat(documents).hasSizeGreaterThanOrEqualTo(7);
        assertThat(count(db)).isEqualTo(before).isPositive();
    }

    /** As after an upgrade from a version that noted no claims. */
    @Test
    void goesThroughOlderFilesWhenTold() {
        // from one who may not send claims: nothing but its own file tells of it
        var file = TracedClaim.submitted()
                .replace(CLAIM, "OLD-1")
                .replace("000000837", "000000838")
                .replace("TRACECLINIC    ", "TRACEPAYER     ")
                .replace("*TRACECLINIC*GATEWAY*", "*TRACEPAYER*GATEWAY*");
        var submission =
                send(PAYER, true, file).headers().firstValue("X-Submission-Id").orElseThrow();
        await().atMost(LONG).until(() -> ask("", "OLD-1").statusCode() == 200);
        var db = JdbcClient.create(gateway.bean(DataSource.class));
        db.sql("DELETE FROM claim_scan WHERE document_id = ?").param(submission).update();
        assertThat(ask("", "OLD-1").statusCode()).isEqualTo(404);
        assertThat(operators(submission).path("notes").toString()).contains("was not gone through");

        assertThat(tool("--index-older")).contains("gone through");
        await().atMost(LONG).until(() -> ask("", "OLD-1").statusCode() == 200);

        // and what was gone through when patients were not noted yet
        long events = count(db);
        db.sql("UPDATE claim_scan SET patients = FALSE WHERE document_id = ?")
                .param(submission)
                .update();
        db.sql("UPDATE claim_event SET patient_key = NULL WHERE document_id = ?")
                .param(submission)
                .update();
        assertThat(tool("--index-older")).contains("1 files are gone through");
        await().atMost(LONG)
                .until(() -> gateway.bean(ClaimIndex.class)
                                .scan(submission)
                                .orElseThrow()
                                .ended()
                        && count(db) == events
                        && db.sql("SELECT COUNT(patient_key) FROM claim_event WHERE document_id = ?")
                                        .param(submission)
                                        .query(Long.class)
                                        .single()
                                == 1);
    }

    @Test
    void printsTheStoryOnTheCommandLine() {
        assertThat(tool(PAYERS_NUMBER))
                .contains("A claim of provider 1234567893", "837P received by " + CLINIC, "835 fetched by " + AGENCY)
                .contains("takes back what stands in", "sha256 ");
        assertThat(tool("NOBODYS")).contains("nothing under this number");
    }

    /** What came is corrected, and what came from elsewhere was paid here all the same. */
    @Test
    void holdsClaimsSubmittedAgainstClaimsAnsweredAndPaid() {
        var json = reconcile(0, "--submitter", CLINIC, "--json");
        var report = JsonMapper.shared().readTree(json);
        assertThat(report.path("claims")).as(json).hasSize(1);
        var claim = report.at("/claims/0");
        assertThat(claim.path("state").asString()).isEqualTo("CORRECTED");
        assertThat(claim.path("payer").asString()).isEqualTo("09999");
        assertThat(bytes(claim.path("submitted"))).startsWith("CLM*" + CLAIM + "*90*");
        assertThat(bytes(claim.path("answered"))).startsWith("TRN*2*");
        assertThat(claim.path("remitted")).hasSize(3);
        assertThat(bytes(claim.at("/remitted/0"))).startsWith("CLP*" + CLAIM + "*4*90*0*");
        assertThat(bytes(claim.at("/remitted/2"))).startsWith("CLP*" + CLAIM + "*1*90*60*30*");
        assertThat(claim.at("/remitted/2/traceNumber").asString()).isEqualTo(CHECK);
        assertThat(report.at("/days/0/paid").decimalValue()).isEqualByComparingTo("60.00");

        assertThat(reconcile(0, "--payer", "1999999999"))
                .contains("1 CORRECTED", "1 NOT_SUBMITTED", "NOT_SUBMITTED: CLP at bytes ")
                .contains("Nothing is to be looked at.")
                .doesNotContain(CLAIM, OTHER_CLAIM);
        assertThat(reconcile(0, "--provider", "1234567893", "--csv").lines().toList())
                .anyMatch(row -> row.startsWith("remitted,") && row.contains(",CORRECTED,") && row.contains(CHECK));
        assertThat(reconcile(2, "--day", "yesterday")).contains("day is \"yesterday\"");
    }

    private static String reconcile(int code, String... options) {
        var out = new StringWriter();
        var command = new ArrayList<>(List.of("reconcile", "claims", "--test", "--all"));
        command.addAll(List.of("--from", "2020-01-01", "--to", "2099-12-31", "--data-dir", directory.toString()));
        command.addAll(List.of(options));
        int ended = OperatorTool.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(command.toArray(String[]::new));
        assertThat(ended).as(out.toString()).isEqualTo(code);
        return out.toString();
    }

    @Test
    void refusesWhatIsNoNumber() {
        assertThat(post("/v1/trace", CLINIC, "{\"key\": 7}").statusCode()).isEqualTo(400);
        assertThat(post("/v1/trace", CLINIC, "{").statusCode()).isEqualTo(400);
        assertThat(post("/v1/trace", CLINIC, "{\"key\": \"" + "7".repeat(5000) + "\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    private String tool(String... arguments) {
        var words = new ArrayList<>(List.of("trace"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--data-dir", directory.toString()));
        var out = new StringWriter();
        OperatorTool.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(words.toArray(String[]::new));
        return out.toString();
    }

    private static long count(JdbcClient db) {
        return db.sql("SELECT COUNT(*) FROM claim_event").query(Long.class).single();
    }

    private String bytes(JsonNode place) {
        var id = place.path("document").asString();
        var file = gateway.bean(Submissions.class)
                .find(new SubmissionId(id))
                .map(s -> s.payload())
                .orElseGet(() ->
                        gateway.bean(Mailboxes.class).byId(id).orElseThrow().payload());
        var whole = gateway.bean(PayloadStore.class).read(file);
        assertThat(Digest.of(whole).sha256()).isEqualTo(place.path("sha256").asString());
        return new String(
                Arrays.copyOfRange(
                        whole,
                        place.path("byteFrom").asInt(),
                        place.path("byteTo").asInt()),
                StandardCharsets.ISO_8859_1);
    }

    private static String owner(JsonNode line) {
        return line.path("place").path("partner").asString("");
    }

    /** Of the only claim that there is. */
    private static List<JsonNode> lines(JsonNode story) {
        assertThat(story.path("claims")).as(story.toPrettyString()).hasSize(1);
        var lines = new ArrayList<JsonNode>();
        story.at("/claims/0/lines").forEach(lines::add);
        return lines;
    }

    private static List<String> whats(Iterable<JsonNode> lines) {
        var whats = new ArrayList<String>();
        for (var line : lines) whats.add(line.path("what").asString());
        return whats;
    }

    private JsonNode operators(String number) {
        return story(ask("", number));
    }

    private JsonNode partners(String partner, String number) {
        return story(ask(partner, number));
    }

    private static JsonNode story(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return DoorClient.json(answer);
    }

    /** @param partner empty for the operator */
    private HttpResponse<String> ask(String partner, String number) {
        return post(
                partner.isEmpty() ? "/operator/trace" : "/v1/trace",
                partner,
                JsonMapper.shared().writeValueAsString(Map.of("key", number)));
    }

    private HttpResponse<String> post(String path, String partner, String json) {
        var request = partner.isEmpty() ? client.toLoopback(path) : client.to(path);
        return client.send(request.header("Authorization", "Bearer " + (partner.isEmpty() ? operator() : partner))
                .header("Content-Type", "application/json")
                .POST(DoorClient.text(json)));
    }

    private String operator() {
        try {
            return Files.readString(directory.resolve("operator.token")).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private HttpResponse<String> send(String partner, boolean later, String file) {
        var request = client.to("/v1/transactions")
                .header("Authorization", "Bearer " + partner)
                .header("Content-Type", "application/edi-x12");
        if (later) request.header("Prefer", "respond-async");
        return client.send(request.POST(DoorClient.text(file)));
    }

    private JsonNode items(String partner, String kind) {
        return DoorClient.json(client.send(
                        client.to("/v1/mailbox?all=true&kind=" + kind).header("Authorization", "Bearer " + partner)))
                .path("items");
    }

    private void awaitItems(String partner, String kind, int count) {
        await().atMost(LONG).until(() -> items(partner, kind).size() == count);
    }

    private void fetch(String partner, String kind) {
        for (var item : items(partner, kind))
            assertThat(client.send(client.to("/v1/mailbox/" + item.path("id").asString())
                                    .header("Authorization", "Bearer " + partner))
                            .statusCode())
                    .isEqualTo(200);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
