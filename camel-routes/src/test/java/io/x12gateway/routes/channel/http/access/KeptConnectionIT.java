package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.TestPartner;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A refusal that leaves a body unread does not cost the client its next request on the same connection. */
@ExtendWith(RunningGateway.Extension.class)
class KeptConnectionIT {
    private static final int CLIENTS = 12;
    private static final int ROUNDS = 20;

    /** Refused by the log-in or by the door behind it, before anybody looks at the body. */
    @Test
    void answersTheNextRequestToo(RunningGateway gateway) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var clients = IntStream.range(0, CLIENTS)
                    .mapToObj(i -> (Callable<List<String>>) () -> broken(gateway))
                    .toList();
            var broken = new ArrayList<String>();
            for (var client : threads.invokeAll(clients)) broken.addAll(client.get());
            assertThat(broken).isEmpty();
        }
    }

    private static List<String> broken(RunningGateway gateway) {
        var broken = new ArrayList<String>();
        try (var door = new DoorClient(gateway)) {
            for (int round = 0; round < ROUNDS; round++)
                for (var path : List.of("/core", "/core/soap", "/v1/transactions", "/v1/claim-status"))
                    for (var token : List.of("wrong", TestPartner.RIVERBEND.token()))
                        try {
                            door.send(Tokens.bearer(door.to(path), token)
                                    .header("Content-Type", "application/x-strange")
                                    .POST(DoorClient.text("ISA")));
                        } catch (java.io.UncheckedIOException e) {
                            broken.add(path + ": " + e.getCause());
                        }
        }
        return broken;
    }

    @Test
    void answersARequestThatCameTogetherWithTheUnreadBody(RunningGateway gateway) throws Exception {
        for (var path : List.of("/core", "/v1/transactions"))
            try (var line = RawLine.to(gateway)) {
                line.write(post(path, "Content-Length: 3\r\n") + "ISA" + LAST);
                assertThat(line.readToEnd()).startsWith("HTTP/1.1 415 ").contains("HTTP/1.1 404 ");
            }
    }

    @Test
    void saysThatItEndsAConnectionOnWhichTooMuchIsComing(RunningGateway gateway) throws Exception {
        for (var framing : List.of("Content-Length: 200000\r\n", "Transfer-Encoding: chunked\r\n"))
            try (var line = RawLine.to(gateway)) {
                line.write(post("/core", framing));
                line.write(framing.startsWith("T") ? "186a0\r\n" + "x".repeat(100_000) + "\r\n" : "x".repeat(100_000));
                assertThat(line.readHead())
                        .as(framing)
                        .startsWith("HTTP/1.1 415 ")
                        .contains("Connection: close");
            }
    }

    private static final String LAST = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private static String post(String path, String framing) {
        return "POST " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + TestPartner.RIVERBEND.token()
                + "\r\nContent-Type: application/x-strange\r\n" + framing + "\r\n";
    }
}
