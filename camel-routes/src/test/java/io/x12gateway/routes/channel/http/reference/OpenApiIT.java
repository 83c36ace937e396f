package io.x12gateway.routes.channel.http.reference;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static io.x12gateway.routes.channel.http.DoorClient.json;
import static io.x12gateway.routes.channel.http.DoorClient.text;
import static org.assertj.core.api.Assertions.assertThat;

/** The description against the running gateway, both ways, and its examples as requests. */
@ExtendWith(RunningGateway.Extension.class)
class OpenApiIT {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String PROBLEM = "application/problem+json";
    private DoorClient client;
    private JsonNode api;

    @BeforeEach
    void connect(RunningGateway gateway) {
        client = new DoorClient(gateway);
        var answer = client.send(client.to("/v1/openapi.json"));
        assertThat(answer.statusCode()).isEqualTo(200);
        api = json(answer);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    @Test
    void describesEveryOperationAndNoOther(RunningGateway gateway) {
        var described = new TreeSet<String>();
        for (var path : api.path("paths").properties())
            for (var name : path.getValue().propertyNames())
                if (METHODS.contains(name)) described.add(name.toUpperCase(Locale.ROOT) + " " + path.getKey());
        var there = new TreeSet<String>();
        for (var mapping : mappings(gateway))
            for (var path : mapping.getPatternValues())
                for (var method : mapping.getMethodsCondition().getMethods())
                    if (path.startsWith("/v1/")) there.add(method + " " + path);
        for (var door :
                gateway.bean("doorServlet", ServletRegistrationBean.class).getUrlMappings())
            if (door.toString().startsWith("/v1/")) there.add("POST " + door);
        assertThat(described).isEqualTo(there);
    }

    @Test
    void describesTheMediaTypesThatAreTakenAndGiven(RunningGateway gateway) {
        for (var mapping : mappings(gateway))
            for (var path : mapping.getPatternValues())
                for (var method : mapping.getMethodsCondition().getMethods()) {
                    if (!path.startsWith("/v1/")) continue;
                    var operation =
                            api.path("paths").path(path).path(method.name().toLowerCase(Locale.ROOT));
                    assertThat(names(operation.path("requestBody").path("content")))
                            .as("what " + method + " " + path + " takes")
                            .isEqualTo(types(mapping.getConsumesCondition().getConsumableMediaTypes()));
                    assertThat(names(operation.path("responses").path("200").path("content")))
                            .as("what " + method + " " + path + " gives")
                            .isEqualTo(types(mapping.getProducesCondition().getProducibleMediaTypes()));
                    boolean takes = !mapping.getConsumesCondition().isEmpty();
                    assertThat(operation.path("responses").has("415")).isEqualTo(takes);
                    assertThat(operation.path("responses").has("406")).isTrue();
                    assertThat(operation.path("responses").has("405")).isTrue();
                }
    }

    private static Set<RequestMappingInfo> mappings(RunningGateway gateway) {
        return gateway.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet();
    }

    private static Set<String> types(Set<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    /** An example of a request is answered with the status under which the example of that name stands. */
    @Test
    void hasExamplesThatGoAsTheySay() {
        int run = 0;
        for (var path : api.path("paths").properties())
            for (var media : path.getValue()
                    .path("post")
                    .path("requestBody")
                    .path("content")
                    .properties())
                for (var example : media.getValue().path("examples").properties()) {
                    goesAsItSays(
                            path.getKey(),
                            media.getKey(),
                            example.getKey(),
                            example.getValue().path("value"),
                            path.getValue().path("post").path("responses"));
                    run++;
                }
        assertThat(run).isGreaterThan(12);
    }

    private void goesAsItSays(String path, String type, String name, JsonNode value, JsonNode responses) {
        var answer = client.send(client.to(path, TestPartner.RIVERBEND)
                .header("Content-Type", type)
                .POST(text(value.isString() ? value.asString() : value.toString())));
        var given = answer.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
        var named = new TreeMap<String, JsonNode>();
        for (var response : responses.properties())
            for (var media : response.getValue().path("content").properties())
                if (media.getValue().path("examples").has(name))
                    named.put(response.getKey() + " " + media.getKey(), media.getValue());
        var got = answer.statusCode() + " " + given;
        // The same batch sent as several media types is a duplicate from the second on.
        if (name.equals("batch") && answer.statusCode() == 200) return;
        assertThat(named.keySet()).as(path + " " + name + ": " + answer.body()).contains(got);
        if (!given.equals("application/edi-x12"))
            fits(got, Objects.requireNonNull(named.get(got)).path("schema"), answer.body());
    }

    @Test
    void describesWhatListsAndDocumentsLookLike() {
        var sent = client.send(client.to("/v1/transactions", TestPartner.RIVERBEND)
                .header("Content-Type", "application/edi-x12")
                .POST(text(api.at("/paths/~1v1~1transactions/post/requestBody/content/application~1edi-x12/examples")
                        .path("inquiry")
                        .path("value")
                        .asString()
                        .replace("DMG*D8*19480307", "DMG*D8*19481399"))));
        var id = sent.headers().firstValue("X-Submission-Id").orElseThrow();
        for (var path : List.of(
                "/v1/submissions",
                "/v1/submissions/{id}",
                "/v1/submissions/{id}/findings",
                "/v1/mailbox",
                "/v1/webhooks/deliveries")) {
            var answer = client.send(client.to(path.replace("{id}", id), TestPartner.RIVERBEND));
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            fits(path, schema(path, "get", "200", "application/json"), answer.body());
        }
    }

    @Test
    void describesWhatIsRefused() {
        refused(
                "/v1/submissions/{id}",
                "get",
                404,
                client.send(client.to("/v1/submissions/none", TestPartner.RIVERBEND)));
        refused("/v1/mailbox", "get", 400, client.send(client.to("/v1/mailbox?limit=0", TestPartner.RIVERBEND)));
        refused("/v1/mailbox", "get", 401, client.send(client.to("/v1/mailbox")));
        refused(
                "/v1/mailbox",
                "get",
                405,
                client.send(client.to("/v1/mailbox", TestPartner.RIVERBEND).DELETE()));
        refused(
                "/v1/mailbox",
                "get",
                406,
                client.send(client.to("/v1/mailbox", TestPartner.RIVERBEND).header("Accept", "image/png")));
        refused(
                "/v1/validate",
                "post",
                415,
                client.send(client.to("/v1/validate", TestPartner.RIVERBEND)
                        .header("Content-Type", "image/png")
                        .POST(text("x"))));
    }

    private void refused(String path, String method, int status, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(path).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .as(path + " " + status)
                .hasValue(PROBLEM);
        fits(path + " " + status, schema(path, method, String.valueOf(status), PROBLEM), answer.body());
    }

    private JsonNode schema(String path, String method, String status, String media) {
        var response =
                api.path("paths").path(path).path(method).path("responses").path(status);
        if (response.has("$ref"))
            response = api.at(response.path("$ref").asString().substring(1));
        var schema = response.path("content").path(media).path("schema");
        assertThat(schema.isMissingNode()).as(path + " " + status).isFalse();
        return schema;
    }

    private void fits(String what, JsonNode schema, String body) {
        var errors = new DescribedSchema(api, schema).errors(body);
        assertThat(errors).as(what + ": " + body).isEmpty();
    }

    @Test
    void isReadWithoutALogIn() {
        var page = client.send(client.to("/v1/docs"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.body()).contains("href=\"docs/page.css\"");
        assertThat(client.send(client.to("/v1/docs/page.css")).statusCode()).isEqualTo(200);
        assertThat(client.send(client.to("/v1/openapi.yaml")).body()).startsWith("openapi:");
        assertThat(client.send(client.to("/v1/docs/nothing")).statusCode()).isEqualTo(401);
    }
}
