package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.TestX12;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class TransactionsIT {
    private static final AtomicInteger CONTROL = new AtomicInteger(1000);
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
    void answersInquiryOnTheLine() {
        var answer = client.send(post(TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet())));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/edi-x12");
        assertThat(header(answer, "X-Transaction-Set")).isEqualTo("271");
        // no HETS is configured here, which a 271 has to say
        assertThat(answer.body())
                .startsWith("ISA*")
                .contains("ST*271*")
                .contains("AAA*")
                .contains("*42*");
        assertThat(state(header(answer, "X-Submission-Id"))).isEqualTo("COMPLETED");
    }

    @Test
    void rejectsFaultyInquiryWith999() {
        var answer = client.send(post(TestX12.inquiryWithBadDate(TestPartner.RIVERBEND, CONTROL.incrementAndGet())));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Transaction-Set")).isEqualTo("999");
        assertThat(answer.body()).contains("ST*999*").contains("IK3*DMG*").contains("AK9*R*");
        assertThat(state(header(answer, "X-Submission-Id"))).isEqualTo("REJECTED");
    }

    @Test
    void rejectsInterchangeForSomebodyElseWithTa1() {
        var answer =
                client.send(post(TestX12.inquiryForSomebodyElse(TestPartner.RIVERBEND, CONTROL.incrementAndGet())));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-Transaction-Set")).isEqualTo("TA1");
        assertThat(answer.body()).contains("TA1*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not X12", "ISA*00*"})
    void saysWhatIsUnreadable(String body) {
        var answer = client.send(post(body));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        var problem = json(answer);
        assertThat(problem.path("type").asString()).isEqualTo(ProblemType.UNREADABLE_INPUT.uri());
        assertThat(problem.path("findings").path(0).path("code").asString()).isNotEmpty();
        assertThat(state(problem.path("submission").asString())).isEqualTo("QUARANTINED");
    }

    @Test
    void givesReceiptForBatch() {
        var answer = client.send(post(TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet()))
                .header("Prefer", "respond-async"));
        assertThat(answer.statusCode()).isEqualTo(202);
        var id = json(answer).path("submission").asString();
        assertThat(header(answer, "Location")).isEqualTo("/v1/submissions/" + id);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();

        var shown = client.send(client.to("/v1/submissions/" + id, TestPartner.RIVERBEND));
        assertThat(json(shown).path("timeline").path(0).path("event").asString())
                .isEqualTo("received");
        assertThat(client.send(client.to("/v1/submissions/" + id, TestPartner.HARBOR))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void namesTheFirstReceiptOfTheSameBatch() {
        var x12 = TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet());
        var first = client.send(post(x12).header("Prefer", "respond-async"));
        var second = client.send(post(x12).header("Prefer", "respond-async"));
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(json(second).path("duplicateOf").asString())
                .isEqualTo(json(first).path("submission").asString());
    }

    @Test
    void repeatsTheAnswerToTheSameKey() {
        var key = UUID.randomUUID().toString();
        var x12 = TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet());
        var first = client.send(post(x12).header("Idempotency-Key", key));
        var again = client.send(post(x12).header("Idempotency-Key", key));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotent-Replay")).isEqualTo("true");
        assertThat(header(again, "X-Submission-Id")).isEqualTo(header(first, "X-Submission-Id"));

        var other = client.send(post(x12 + " ").header("Idempotency-Key", key));
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("type").asString()).isEqualTo(ProblemType.CLIENT_KEY_REUSED.uri());
    }

    @Test
    void repeatsTheReceiptOfABatchToTheSameKey() {
        var key = UUID.randomUUID().toString();
        var x12 = TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet());
        var batch = post(x12).header("Prefer", "respond-async").header("Idempotency-Key", key);
        var first = client.send(batch);
        var again = client.send(batch);
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(header(again, "Idempotent-Replay")).isEqualTo("true");
    }

    @Test
    void unpacksNothing() {
        var answer = client.send(post("anything").header("Content-Encoding", "gzip"));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(json(answer).path("detail").asString()).contains("Content-Encoding");
    }

    @Test
    void takesX12UnderItsContentTypesOnly() {
        for (var type :
                new String[] {"application/EDI-X12", "text/plain; charset=nonsense", "application/octet-stream"})
            assertThat(client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                                    .header("Content-Type", type)
                                    .POST(text("no X12")))
                            .statusCode())
                    .as(type)
                    .isEqualTo(422);
        var json = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/json")
                .POST(text("{}")));
        assertThat(json.statusCode()).isEqualTo(415);
    }

    @Test
    void refusesAnotherMethod() {
        var answer =
                client.send(client.to("/v1/transactions", TestPartner.RIVERBEND).GET());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void letsNoHeaderOrParameterIntoTheRoute(RunningGateway gateway) throws Exception {
        var seen = new ConcurrentSkipListSet<String>();
        var camel = gateway.bean(CamelContext.class);
        var notifier = new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeCreatedEvent created
                        && "channel.http.transactions"
                                .equals(created.getExchange().getFromRouteId()))
                    seen.addAll(created.getExchange().getIn().getHeaders().keySet());
            }
        };
        notifier.start();
        camel.getManagementStrategy().addEventNotifier(notifier);
        try {
            var answer = client.send(client.to(
                            "/v1/transactions?CamelFileName=a&CamelHttpUri=http://127.0.0.1:1/", TestPartner.RIVERBEND)
                    .header("Content-Type", "application/edi-x12")
                    .header("CamelHttpUri", "http://127.0.0.1:1/")
                    .header("cAmElFileName", "../../etc/passwd")
                    .header("CamelSqlQuery", "DROP TABLE audit")
                    .header("Long-Running-Action", "x")
                    .POST(text(TestX12.inquiry(TestPartner.RIVERBEND, CONTROL.incrementAndGet()))));
            assertThat(answer.statusCode()).isEqualTo(200);
        } finally {
            camel.getManagementStrategy().removeEventNotifier(notifier);
        }
        assertThat(seen).isSubsetOf(Set.of("CamelHttpMethod", "CamelHttpPath", "CamelServletContextPath"));
    }

    private HttpRequest.Builder post(String body) {
        return client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(text(body));
    }

    private String state(String submission) {
        return json(client.send(client.to("/v1/submissions/" + submission, TestPartner.RIVERBEND)))
                .path("state")
                .asString();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
