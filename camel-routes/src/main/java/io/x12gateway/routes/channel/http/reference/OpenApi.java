package io.x12gateway.routes.channel.http.reference;

import io.x12gateway.edi.claimstatus.ClaimStatusRequest;
import io.x12gateway.edi.claimstatus.ClaimStatusResponse;
import io.x12gateway.edi.eligibility.EligibilityInquiry;
import io.x12gateway.edi.eligibility.EligibilityResponse;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

import java.io.IOException;
import java.io.UncheckedIOException;

/** The description, read once from {@code openapi/openapi.yaml} and completed by the schemas of the typed records. */
@Component
final class OpenApi {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .build();
    private final byte[] json;
    private final byte[] yaml;

    OpenApi() {
        var tree = read();
        json = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsBytes(tree);
        yaml = YAML.writeValueAsBytes(tree);
    }

    private static JsonNode read() {
        try (var in = new ClassPathResource("openapi/openapi.yaml").getInputStream()) {
            // Jackson's own reader of YAML leaves anchors unresolved.
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            JsonNode tree = JsonMapper.shared().valueToTree(document);
            var schemas = (ObjectNode) tree.path("components").path("schemas");
            RecordSchemas.of(
                            EligibilityInquiry.class,
                            EligibilityResponse.class,
                            ClaimStatusRequest.class,
                            ClaimStatusResponse.class)
                    .forEach(schemas::set);
            return tree;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read anew each time: as a tree it takes five times the memory, and is wanted at the start only. */
    JsonNode tree() {
        return JsonMapper.shared().readTree(json);
    }

    byte[] json() {
        return json.clone();
    }

    byte[] yaml() {
        return yaml.clone();
    }
}
