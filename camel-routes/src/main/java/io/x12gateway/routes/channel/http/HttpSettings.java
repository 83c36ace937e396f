package io.x12gateway.routes.channel.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * @param tlsPort the partners' door; 0 takes any free port
 * @param loopbackPort the door on 127.0.0.1; 0 takes any free port
 * @param certificateFile PEM chain; empty for a self-signed one made in the data directory
 * @param privateKeyFile PEM, PKCS#8, of that certificate
 * @param clientAuthoritiesFile PEM; empty to trust registered fingerprints alone
 * @param bodySizeMax one byte more is refused with 413
 */
@ConfigurationProperties(prefix = "gateway.http", ignoreUnknownFields = false)
@Validated
public record HttpSettings(
        @DefaultValue("8443") @Min(0) @Max(65535) int tlsPort,
        @DefaultValue("0.0.0.0") String tlsAddress,
        @DefaultValue("8080") @Min(0) @Max(65535) int loopbackPort,
        @DefaultValue("") String certificateFile,
        @DefaultValue("") String privateKeyFile,
        @DefaultValue("") String clientAuthoritiesFile,
        @DefaultValue("100MB") DataSize bodySizeMax) {
    public HttpSettings {
        if (certificateFile.isBlank() != privateKeyFile.isBlank())
            throw new IllegalArgumentException(
                    "gateway.http.certificate-file and gateway.http.private-key-file belong together; set both or none");
    }
}
