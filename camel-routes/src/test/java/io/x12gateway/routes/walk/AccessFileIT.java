package io.x12gateway.routes.walk;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.channel.http.DoorClient;
import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** What the access file says of doors, beside the doors that the gateway really has. */
@ExtendWith(RunningGateway.Extension.class)
class AccessFileIT {
    /** Of an application, not of a gateway. */
    private static final Set<String> NO_DOORS = Set.of("/error");

    @Test
    void namesEveryDoorThatThereIsAndNoOther(RunningGateway gateway) {
        var named = access(gateway).doors().stream()
                .map(Access.Door::url)
                .map(url -> URI.create(url).getPath())
                .filter(path -> !path.isEmpty())
                .map(AccessFileIT::root)
                .collect(Collectors.toCollection(TreeSet::new));
        var mapped = new TreeSet<String>();
        gateway.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> mapped.addAll(mapping.getPatternValues()));
        for (var path :
                gateway.bean("doorServlet", ServletRegistrationBean.class).getUrlMappings()) mapped.add((String) path);
        mapped.removeAll(NO_DOORS);
        mapped.addAll(List.of("/actuator/health", "/actuator/prometheus"));
        assertThat(named)
                .isEqualTo(mapped.stream().map(AccessFileIT::root).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Each is known at its address: refused for want of a log-in, or answered, and never "not there". */
    @Test
    void saysWhereTheyAreAndWhetherTheyAreLocked(RunningGateway gateway) {
        var access = access(gateway);
        try (var client = new DoorClient(gateway)) {
            for (var door : access.doors()) {
                if (door.method().equals("SFTP")) continue;
                var url = URI.create(door.url());
                var path = url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
                var request = door.url().startsWith(access.httpsUrl()) ? client.to(path) : client.toLoopback(path);
                var answer = client.send(
                        door.method().equals("GET")
                                ? request
                                : request.header("Content-Type", "text/plain").POST(DoorClient.text("x")));
                if (door.logins().isEmpty())
                    assertThat(answer.statusCode()).as(door.toString()).isIn(200, 503);
                else if (door.name().startsWith("oauth")) // says so in the words of its RFC
                assertThat(answer.body()).as(door.toString()).contains("invalid_request");
                else assertThat(answer.statusCode()).as(door.toString()).isIn(401, 415);
            }
        }
    }

    @Test
    void namesLoginsThatThePartnersOfTheFileHave() {
        var keys = Map.of("operatorTokenFile", true);
        var partnersKeys = java.util.Arrays.stream(Access.Partner.class.getRecordComponents())
                .map(java.lang.reflect.RecordComponent::getName)
                .collect(Collectors.toSet());
        var used = new TreeSet<String>();
        for (var door : new Access("", "", "", "", 0, "", "", List.of(), List.of())
                .at("http://a", "https://a", 1, "")
                .doors()) used.addAll(door.logins());
        assertThat(used).allMatch(key -> keys.containsKey(key) || partnersKeys.contains(key));
        assertThat(used)
                .contains(
                        "apiToken",
                        "mailboxToken",
                        "oauthClient",
                        "corePassword",
                        "clientCertificate",
                        "sftpPrivateKey",
                        "sftpPassword",
                        "operatorTokenFile");
    }

    private static Access access(RunningGateway gateway) {
        return new Access("", "", "", "127.0.0.1", 0, "", "", List.of(), List.of())
                .at(gateway.http().toString(), gateway.https().toString(), 1, "");
    }

    /** {@code /v1/mailbox/{id}/claim} and the like belong to {@code /v1/mailbox}. */
    private static String root(String path) {
        var parts = path.split("/", -1);
        return parts[1].equals("core") || parts[1].equals("operator")
                ? parts[1]
                : parts[1] + "/" + parts[2].replaceAll("\\..*", "");
    }
}
