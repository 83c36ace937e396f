package io.x12gateway.routes.channel.http;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.UUID;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(RunningGateway.Extension.class)
class TransactionsIT {
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
    void givesReceiptForBatch() {
        var answer = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .POST(text("ISA batch " + UUID.randomUUID())));

        assertThat(answer.statusCode()).isEqualTo(202);
        var id = json(answer).path("submission").asString();
        assertThat(answer.headers().firstValue("Location")).hasValue("/v1/submissions/" + id);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();

        var shown = client.send(client.to("/v1/submissions/" + id, TestPartner.RIVERBEND));
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(json(shown).path("timeline").path(0).path("event").asString())
                .isEqualTo("received");
        assertThat(client.send(client.to("/v1/submissions/" + id, TestPartner.HARBOR))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void refusesWithoutCredentials() {
        var answer = client.send(client.to("/v1/transactions").POST(text("ISA")));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(json(answer).path("type").asString()).isEqualTo(ProblemType.NOT_AUTHENTICATED.uri());
    }

    @Test
    void refusesAnotherMethod() {
        var answer = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND).GET());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    @Test
    void answersUnknownPathsWithAProblem() {
        for (var path : new String[] {"/", "/v1/nothing", "/index.html", "/v1/transactions/x", "/actuator/health"}) {
            var answer = client.send(client.to(path, TestPartner.RIVERBEND));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(json(answer).path("type").asString()).as(path).isEqualTo(ProblemType.NOT_FOUND.uri());
        }
    }
}
