package io.x12gateway.routes.channel.http.inquiry;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.routes.channel.http.ProblemType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class InquiryIT {
    private static final String COVERED = """
            {"payer": {"id": "CMS"}, "provider": {"npi": "1234567893", "organization": "RIVERBEND CLINIC"},
             "subscriber": {"memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARIA",
                            "birthDate": "1948-03-07"}, "serviceTypes": ["30"], "date": "2026-11-21", "trace": "MINE-1"}
            """;
    private static final String CLAIM = """
            {"payer": {"id": "MACPAY1", "name": "MEDICARE MAC SAMPLE"},
             "provider": {"npi": "1234567893", "organization": "RIVERBEND CLINIC"},
             "subscriber": {"memberId": "1EG4TE5MK73", "lastName": "SAMPLEA", "firstName": "MARIA",
                            "birthDate": "1948-03-07"},
             "claims": [{"trace": "MINE-2", "patientAccount": "ACCT1001", "charge": 240, "from": "2026-10-01"}]}
            """;
    private DoorClient client;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void answersWithTheRecordOfThe271() {
        var answer = client.send(eligibility(COVERED));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(header(answer, "X-Transaction-Set")).isEqualTo("271");
        var body = json(answer);
        assertThat(body.path("set").asString()).isEqualTo("271");
        // no HETS is configured here, which a 271 has to say
        assertThat(body.at("/record/sources/0/systemRejections/0/reason").asString(""))
                .isEqualTo("42");
        assertThat(body.path("submission").asString()).isEqualTo(header(answer, "X-Submission-Id"));

        var x12 = client.send(client.to(body.path("x12").asString(), TestPartner.RIVERBEND));
        assertThat(x12.body()).startsWith("ISA*").contains("ST*271*");
        assertThat(client.send(client.to(body.path("x12").asString(), TestPartner.HARBOR))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void answersWithTheRecordOfThe277() {
        var answer = client.send(post("/v1/claim-status", CLAIM));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("set").asString()).isEqualTo("277");
        // no claims system is there, which a 277 has to say
        assertThat(json(answer)
                        .at("/record/payers/0/receivers/0/status/statuses/0/code/category")
                        .asString(""))
                .isEqualTo("E2");
        var sent = client.send(
                client.to("/v1/submissions/" + header(answer, "X-Submission-Id") + "/content", TestPartner.RIVERBEND));
        assertThat(sent.body()).contains("TRN*1*MINE-2~");
    }

    @Test
    void keepsTheQuestionLikeAnySubmission() {
        var id = header(client.send(eligibility(COVERED)), "X-Submission-Id");
        var story = json(client.send(client.to("/v1/submissions/" + id, TestPartner.RIVERBEND)));
        assertThat(story.path("state").asString()).isEqualTo("COMPLETED");
        assertThat(story.path("mode").asString()).isEqualTo("REAL_TIME");
        var sent = client.send(client.to("/v1/submissions/" + id + "/content", TestPartner.RIVERBEND));
        assertThat(sent.body())
                .startsWith("ISA*00*          *00*          *ZZ*RIVERBEND      *ZZ*GATEWAY        *")
                .contains("TRN*1*MINE-1*9RIVERBEND~");
    }

    @Test
    void answersInX12ToWhoPrefersIt() {
        var answer = client.send(eligibility(COVERED).header("Accept", "application/edi-x12"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/edi-x12");
        assertThat(answer.body()).startsWith("ISA*").contains("ST*271*");
        var page = client.send(eligibility(COVERED).header("Accept", "text/html"));
        assertThat(page.statusCode()).isEqualTo(406);
        assertThat(json(page).path("type").asString()).isEqualTo(ProblemType.NOT_ACCEPTABLE.uri());
    }

    @Test
    void repeatsTheAnswerToTheSameKey() {
        var key = UUID.randomUUID().toString();
        var first = client.send(eligibility(COVERED).header("Idempotency-Key", key));
        var again = client.send(eligibility(COVERED.replace(": ", " :  ")).header("Idempotency-Key", key));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotent-Replay")).isEqualTo("true");
        var other = client.send(eligibility(COVERED.replace("MARIA", "MARLA")).header("Idempotency-Key", key));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("type").asString()).isEqualTo(ProblemType.CLIENT_KEY_REUSED.uri());
    }

    @Test
    void namesThePlaceOfWhatWasRefused() {
        var answer = client.send(eligibility(COVERED.replace("[\"30\"]", "[\"X9\"]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo(ProblemType.INVALID_QUESTION.uri());
        assertThat(problem.path("findings")
                        .valueStream()
                        .map(f -> f.path("pointer").asString("")))
                .contains("/serviceTypes/0");
        var id = problem.path("submission").asString();
        assertThat(json(client.send(client.to("/v1/submissions/" + id, TestPartner.RIVERBEND)))
                        .path("state")
                        .asString())
                .isEqualTo("REJECTED");
    }

    @Test
    void listsTheSearchOptionsToWhoFitsNoneAndAsksNobody() {
        var poor = COVERED.replace("\"lastName\": \"SAMPLEA\", ", "");
        var answer = client.send(eligibility(poor));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        var problem = json(answer);
        assertThat(problem.path("detail").asString())
                .contains("number + last name + first name + birth date")
                .contains("number + last name + birth date")
                .contains("number + last name + first name.");
        assertThat(problem.at("/findings/0/code").asString()).isEqualTo("SEARCH_OPTION");
        assertThat(problem.at("/findings/0/message").asString()).contains("the last name is missing");

        var x12 = client.send(eligibility(poor).header("Accept", "application/edi-x12"));
        assertThat(x12.statusCode()).isEqualTo(200);
        assertThat(x12.body()).contains("AAA*N**73*C~");
    }

    @Test
    void tellsWhoHasNoAgreement() {
        var answer = client.send(client.to("/v1/eligibility", TestPartner.HARBOR)
                .header("Content-Type", "application/json")
                .POST(text(COVERED)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(json(answer).at("/findings/0/code").asString()).isEqualTo("TRANSACTION_NOT_AGREED");
    }

    @Test
    void receivesNothingOfWhatIsNoQuestion() {
        var before = newest();
        var incomplete = client.send(eligibility("{\"payer\": {\"id\": \"CMS\"}}"));
        assertThat(incomplete.statusCode()).isEqualTo(422);
        assertThat(json(incomplete).at("/findings/0/message").asString()).contains("'provider'");
        var date = client.send(eligibility(COVERED.replace("1948-03-07", "7 March")));
        assertThat(date.statusCode()).isEqualTo(422);
        assertThat(json(date).at("/findings/0/pointer").asString()).isEqualTo("/subscriber/birthDate");
        assertThat(date.body()).doesNotContain("March");
        assertThat(client.send(eligibility("{\"a\": 1, \"a\": 2}")).statusCode())
                .isEqualTo(400);
        assertThat(client.send(eligibility("{" + " ".repeat(1024 * 1024) + "}")).statusCode())
                .isEqualTo(413);
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void takesJsonOnly() {
        var answer = client.send(client.to("/v1/eligibility", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(text("ISA*")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(client.send(eligibility(COVERED).header("Content-Encoding", "gzip"))
                        .statusCode())
                .isEqualTo(415);
        var get = client.send(client.to("/v1/eligibility", TestPartner.RIVERBEND));
        assertThat(get.statusCode()).isEqualTo(405);
        assertThat(header(get, "Allow")).contains("POST");
        for (var query : new String[] {"?usage=X", "?usgae=T"})
            assertThat(client.send(post("/v1/eligibility" + query, COVERED)).statusCode())
                    .as(query)
                    .isEqualTo(400);
    }

    private String newest() {
        return json(client.send(client.to("/v1/submissions?limit=1", TestPartner.RIVERBEND)))
                .at("/submissions/0/id")
                .asString("");
    }

    private HttpRequest.Builder eligibility(String body) {
        return post("/v1/eligibility", body);
    }

    private HttpRequest.Builder post(String path, String body) {
        return client.to(path, TestPartner.RIVERBEND)
                .header("Content-Type", "application/json")
                .POST(text(body));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
