package io.x12gateway.routes.channel.http.reference;

import io.x12gateway.routes.channel.http.MediaTypes;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The description of the doors, which anybody may read. */
@RestController
class ReferenceController {
    private static final String NOTHING_FROM_ELSEWHERE =
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private final OpenApi api;
    private final byte[] page;
    private final byte[] style;

    ReferenceController(OpenApi api) {
        this.api = api;
        this.page = DocumentationPage.of(api.tree()).getBytes(StandardCharsets.UTF_8);
        this.style = style();
    }

    private static byte[] style() {
        try (var in = new ClassPathResource("openapi/page.css").getInputStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/v1/openapi.json", produces = MediaTypes.JSON)
    void json(HttpServletResponse response) throws IOException {
        write(response, MediaTypes.JSON, api.json());
    }

    @GetMapping(path = "/v1/openapi.yaml", produces = "application/yaml")
    void yaml(HttpServletResponse response) throws IOException {
        write(response, "application/yaml", api.yaml());
    }

    @GetMapping(path = "/v1/docs", produces = "text/html")
    void page(HttpServletResponse response) throws IOException {
        response.setHeader("Content-Security-Policy", NOTHING_FROM_ELSEWHERE);
        write(response, "text/html;charset=UTF-8", page);
    }

    @GetMapping(path = "/v1/docs/page.css", produces = "text/css")
    void style(HttpServletResponse response) throws IOException {
        write(response, "text/css", style);
    }

    private static void write(HttpServletResponse response, String contentType, byte[] body) throws IOException {
        response.setContentType(contentType);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
