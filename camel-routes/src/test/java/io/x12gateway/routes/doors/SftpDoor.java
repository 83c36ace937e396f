package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The gateway's own SFTP server; a fresh connection for each visit, as scripts do it. */
final class SftpDoor implements Door {
    private static final AtomicInteger FILES = new AtomicInteger();

    /** How a client program does it. */
    interface Client {
        String name();

        /** @throws FilesRefused if the server said no */
        void put(Access.Partner partner, String content, String path);

        String get(Access.Partner partner, String path);

        List<String> list(Access.Partner partner, String folder);

        void remove(Access.Partner partner, String path);

        /** Whether each visit starts a program, which takes its time. */
        default boolean startsPrograms() {
            return false;
        }

        default void close() {}
    }

    static final class FilesRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        FilesRefused(String message) {
            super(message);
        }
    }

    private final Client client;

    SftpDoor(Client client) {
        this.client = client;
    }

    @Override
    public String name() {
        return client.name();
    }

    @Override
    public boolean onTheLine() {
        return false;
    }

    @Override
    public String whyNot(Promise promise) {
        return client.startsPrograms() && !promise.equals(Promise.all().getFirst())
                ? "a program of the machine; see sftp"
                : "";
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        var name = "file-" + FILES.incrementAndGet() + ".x12";
        try {
            client.put(partner, x12, "/inbound/" + name);
        } catch (FilesRefused e) {
            return new Sent.Refused("sftp", String.valueOf(e.getMessage()), "");
        }
        var receipt = Wire.json(client.get(partner, "/outbound/" + name + ".receipt.json"));
        return new Sent.Received(receipt.path("submission").asString(""), receipt.hasNonNull("duplicateOf"));
    }

    /** Files carry no submission in their names; what is in them tells. */
    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        return client.list(partner, "/outbound").stream()
                .map(name -> name.substring(name.lastIndexOf('/') + 1))
                .filter(name -> name.startsWith(kind + "_"))
                .sorted()
                .toList();
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        return client.get(partner, "/outbound/" + name);
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        client.remove(partner, "/outbound/" + name);
    }

    @Override
    public void close() {
        client.close();
    }
}
