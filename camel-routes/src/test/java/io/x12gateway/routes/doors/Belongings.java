package io.x12gateway.routes.doors;

import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.samples.hostile.HostileInput;
import io.x12gateway.samples.scenario.Access;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What a partner has that others may learn of: its ids by kind, and the names of its files. */
record Belongings(Access.Partner owner, Map<String, String> ids, List<String> files) {

    /** A batch over HTTP with a key, one over CORE, one over SFTP, and what comes of them. */
    static Belongings of(House house, Wire wire, JschClient sftp, Access.Partner partner, int number) {
        var ids = new LinkedHashMap<String, String>();
        var key = "key-" + UUID.randomUUID();
        var posted = wire.send(wire.to("/v1/transactions", partner)
                .header("Content-Type", "application/edi-x12")
                .header("Prefer", "respond-async")
                .header("Idempotency-Key", key)
                .POST(Wire.text(file(partner, number))));
        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(202);
        var receipt = Wire.json(posted.body());
        var submission = receipt.path("submission").asString();
        ids.put("submission", submission);
        ids.put("sha256", receipt.path("sha256").asString());
        ids.put("idempotency key", key);
        try (var core = new CoreDoor(house, new MimeForm(), true)) {
            var sent = core.send(partner, "270", file(partner, number + 1));
            assertThat(sent).as("%s", sent).isInstanceOf(Sent.Received.class);
            ids.put("CORE submission", sent.submission());
            ids.put("PayloadID", core.payloadId(sent.submission()));
        }
        var name = "private-" + number + ".x12";
        sftp.put(partner, file(partner, number + 2), "/inbound/" + name);
        ids.put(
                "mailbox item",
                await().atMost(Duration.ofSeconds(60))
                        .until(() -> items(house, partner, submission), items -> !items.isEmpty())
                        .getFirst());
        var files = new ArrayList<>(sftp.list(partner, "/outbound"));
        files.addAll(List.of(name, name + ".receipt.json", name + ".report.txt"));
        return new Belongings(partner, ids, files);
    }

    /** Acknowledged ones as well. */
    static List<String> items(House house, Access.Partner partner, String submission) {
        return house
                .gateway()
                .bean(Mailboxes.class)
                .list(new PartnerId(partner.id()), true, List.of(), "", Integer.MAX_VALUE)
                .stream()
                .filter(item -> item.source().value().equals(submission))
                .map(item -> item.id())
                .toList();
    }

    /** A file without fault, if the partner may send any. */
    static String file(Access.Partner partner, int number) {
        return HostileInput.read("0\tgood\t270\t\tx12\t271").getFirst().make(partner.interchangeId(), number);
    }

    String id(String kind) {
        return ids.getOrDefault(kind, "");
    }

    /** All texts that have no business in an answer to somebody else. */
    Set<String> secrets() {
        var all = new LinkedHashSet<>(ids.values());
        all.addAll(files);
        return all;
    }
}
