package io.x12gateway.routes.channel.http.access;

import io.x12gateway.routes.settings.GatewaySettings;
import io.x12gateway.routes.settings.SecretFile;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/** Who can read this file in the data directory is an operator. Made at the first start, readable by its owner alone. */
@Component
public class OperatorToken {
    /** Its name in the data directory. */
    public static final String FILE = "operator.token";

    private final String token;

    OperatorToken(GatewaySettings gateway) {
        token = SecretFile.textIn(gateway.inData(FILE));
    }

    /** Where the token of a gateway with this data directory is. */
    public static Path in(Path dataDir) {
        return dataDir.resolve(FILE);
    }

    boolean matches(String shown) {
        return MessageDigest.isEqual(token.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
    }
}
