package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The HTTP door as the real {@code curl} finds it. */
final class CurlDoor implements Door {
    private static final Pattern TOLD = Pattern.compile("\\n(\\d{3}) \\[(.*)] \\[(.*)]$");
    private final Access access;
    private final Path directory;

    CurlDoor(House house, Path directory) {
        this.access = house.access();
        this.directory = directory;
    }

    @Override
    public String name() {
        return "curl";
    }

    @Override
    public boolean onTheLine() {
        return true;
    }

    @Override
    public String whyNot(Promise promise) {
        return promise.equals(Promise.all().getFirst()) ? "" : "a program of the machine; see http";
    }

    @Override
    public Sent send(Access.Partner partner, String kind, String x12) {
        try {
            var file = Files.createTempFile(directory, "send", ".x12");
            Files.writeString(file, x12, StandardCharsets.ISO_8859_1);
            var told = curl(
                    partner,
                    "/v1/transactions",
                    "-H",
                    "Content-Type: application/edi-x12",
                    "--data-binary",
                    "@" + file);
            return HttpDoor.sent(told.status(), told.contentType(), told.submission(), told.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Told(int status, String contentType, String submission, String body) {}

    private Told curl(Access.Partner partner, String path, String... options) {
        var command = new ArrayList<>(List.of("curl", "-sS", "--http1.1", "--cacert", access.certificateAuthority()));
        command.addAll(List.of("-H", "Authorization: Bearer " + partner.apiToken()));
        command.addAll(List.of("-w", "\n%{http_code} [%{content_type}] [%header{x-submission-id}]"));
        command.addAll(List.of(options));
        command.add(access.httpsUrl() + path);
        var ended = Program.run(directory, command);
        var told = TOLD.matcher(ended.output());
        if (ended.exitCode() != 0 || !told.find()) throw new AssertionError("curl said " + ended);
        return new Told(
                Integer.parseInt(told.group(1)),
                told.group(2),
                told.group(3),
                ended.output().substring(0, told.start()));
    }

    @Override
    public List<String> waiting(Access.Partner partner, String kind, String submission) {
        return Wire.json(curl(partner, "/v1/mailbox?limit=500&kind=" + kind).body())
                .path("items")
                .valueStream()
                .filter(item -> submission.isEmpty()
                        || item.path("submission").asString().equals(submission))
                .map(item -> item.path("id").asString())
                .toList();
    }

    @Override
    public String fetch(Access.Partner partner, String name) {
        return curl(partner, "/v1/mailbox/" + name).body();
    }

    @Override
    public void acknowledge(Access.Partner partner, String name) {
        var told = curl(partner, "/v1/mailbox/" + name + "/acknowledge", "-X", "POST");
        if (told.status() / 100 != 2) throw new AssertionError(told.body());
    }
}
