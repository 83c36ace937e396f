package io.x12gateway.routes.channel.http.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.x12gateway.routes.settings.SecretFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;

/**
 * The keys that sign access tokens (ES256), one file each, readable by its owner alone. The newest signs; one that no
 * longer signs is published until its last token has expired, and then it is deleted. Nodes that share the directory
 * accept each other's tokens.
 */
final class SigningKeys {
    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(2);
    private static final String ENDING = ".jwk";
    private final Path directory;
    private final Duration rotation;
    private final Duration keptAfterwards;
    private final Clock clock;
    private List<ECKey> keys = List.of();
    private Instant readAt = Instant.MIN;

    /** @param keptAfterwards how long the tokens of a key live at most */
    SigningKeys(Path directory, Duration rotation, Duration keptAfterwards, Clock clock) {
        this.directory = directory;
        this.rotation = rotation;
        this.keptAfterwards = keptAfterwards;
        this.clock = clock;
    }

    /** The key that signs now; made if there is none young enough. */
    synchronized ECKey current() {
        refresh();
        var newest = keys.isEmpty() ? null : keys.getLast();
        if (newest != null && age(newest).compareTo(rotation) < 0) return newest;
        var fresh = make();
        readAt = Instant.MIN;
        refresh();
        return fresh;
    }

    /** All whose tokens may still be valid; the private parts stay here. */
    synchronized JWKSet published() {
        refresh();
        return new JWKSet(List.copyOf(keys)).toPublicJWKSet();
    }

    private void refresh() {
        var now = clock.instant();
        if (readAt.isAfter(now.minus(LOOK_AGAIN))) return;
        try {
            Files.createDirectories(directory);
            var found = new ArrayList<ECKey>();
            try (var files = Files.list(directory)) {
                for (var file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) read(file, found);
            }
            found.sort(Comparator.comparing(ECKey::getIssueTime).thenComparing(ECKey::getKeyID));
            keys = List.copyOf(found);
            readAt = now;
        } catch (IOException e) {
            throw new UncheckedIOException("signing keys in " + directory, e);
        }
    }

    private void read(Path file, List<ECKey> found) throws IOException {
        try {
            var key = ECKey.parse(Files.readString(file));
            if (age(key).compareTo(rotation.plus(keptAfterwards)) < 0) found.add(key);
            else if (Files.deleteIfExists(file)) LOG.info("signing key {} has served its time", key.getKeyID());
        } catch (ParseException e) {
            LOG.error("{} is no signing key: remove it", file);
        } catch (java.nio.file.NoSuchFileException e) {
            // another node deleted it
        }
    }

    private ECKey make() {
        try {
            var key = new ECKeyGenerator(Curve.P_256)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .issueTime(Date.from(clock.instant()))
                    .generate();
            SecretFile.write(directory.resolve(key.getKeyID() + ENDING), key.toJSONString());
            LOG.info("access tokens are signed with the new key {}", key.getKeyID());
            return key;
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException("no signing key could be made in " + directory, e);
        }
    }

    private Duration age(ECKey key) {
        var made = key.getIssueTime();
        return made == null ? rotation.plus(keptAfterwards) : Duration.between(made.toInstant(), clock.instant());
    }
}
