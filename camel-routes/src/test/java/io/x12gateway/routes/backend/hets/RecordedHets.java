package io.x12gateway.routes.backend.hets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that knows nothing but the exchanges of one folder under {@code hets-exchanges}: a request as it must come, a line of
 * equals signs, the answer. {@code {name}} in a request is whatever the client put there, and the same in the answer.
 * What was not written down is answered with 501 and what came.
 */
final class RecordedHets implements AutoCloseable {
    private static final Path FOLDER = Path.of("src", "test", "resources", "hets-exchanges");
    private static final String PARTING = "\n====\n";
    private static final Pattern BLANK = Pattern.compile("\\{([a-z]+)}");

    private final HttpServer server;
    private volatile List<Recorded> exchanges = read("usual");

    private record Recorded(Pattern request, String answer) {
        static Recorded read(Path file) {
            var text = text(file);
            int parting = text.indexOf(PARTING);
            if (parting < 0) throw new IllegalArgumentException(file + " has no line ==== before the answer");
            return new Recorded(pattern(text.substring(0, parting)), text.substring(parting + PARTING.length()));
        }

        private static String text(Path file) {
            try {
                return Files.readString(file, StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Everything literal but the blanks; a blank that stands again is the same again. */
        private static Pattern pattern(String request) {
            var pattern = new StringBuilder();
            var blank = BLANK.matcher(request);
            int at = 0;
            while (blank.find()) {
                pattern.append(Pattern.quote(request.substring(at, blank.start())));
                var name = blank.group(1);
                var group = "(?<" + name + ">";
                pattern.append(pattern.indexOf(group) >= 0 ? "\\k<" + name + ">" : group + "[^\\n*~]+)");
                at = blank.end();
            }
            return Pattern.compile(
                    pattern.append(Pattern.quote(request.substring(at))).toString());
        }

        Optional<String> answerTo(String request) {
            var match = request().matcher(request);
            return match.matches() ? Optional.of(filled(match)) : Optional.empty();
        }

        private String filled(Matcher match) {
            return BLANK.matcher(answer).replaceAll(blank -> Matcher.quoteReplacement(match.group(blank.group(1))));
        }
    }

    RecordedHets() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    private static List<Recorded> read(String folder) {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(Recorded::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/core/eligibility";
    }

    /** From now on only the exchanges of that folder count. */
    void goOnWith(String folder) {
        exchanges = read(folder);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = asRecorded(exchange);
            var answer = exchanges.stream()
                    .flatMap(recorded -> recorded.answerTo(request).stream())
                    .findFirst();
            send(exchange, answer.orElse("HTTP/1.1 501 Not recorded\nContent-Type: text/plain\n\n" + request));
        }
    }

    /** Method, path, content type, an empty line and the body, with plain line ends. */
    private static String asRecorded(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
        return "%s %s HTTP/1.1%nContent-Type: %s%n%n%s"
                .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Content-Type"),
                        body)
                .replace("\r\n", "\n")
                .stripTrailing();
    }

    private static void send(HttpExchange exchange, String answer) throws IOException {
        int headersEnd = answer.indexOf("\n\n");
        var headers = answer.substring(0, headersEnd).split("\n", -1);
        for (int i = 1; i < headers.length; i++) {
            var header = headers[i].split(": ", 2);
            exchange.getResponseHeaders().set(header[0], header[1]);
        }
        var body = answer.substring(headersEnd + 2).replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        exchange.sendResponseHeaders(Integer.parseInt(headers[0].split(" ", -1)[1]), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
