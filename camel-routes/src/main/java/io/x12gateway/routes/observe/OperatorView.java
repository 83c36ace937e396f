package io.x12gateway.routes.observe;

import io.x12gateway.core.audit.AnchorFile;
import io.x12gateway.core.audit.ChainVerifier;
import io.x12gateway.core.submission.Submission;
import io.x12gateway.core.submission.Submissions;
import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What an operator may see: how things stand, the newest submissions, the verdict on the audit chain. */
@Component
public final class OperatorView {
    private final Standing standing;
    private final HealthEndpoint health;
    private final LastError errors;
    private final Submissions submissions;
    private final ChainVerifier verifier;
    private final AnchorFile anchors;
    private final String since;

    OperatorView(
            Standing standing,
            HealthEndpoint health,
            LastError errors,
            Submissions submissions,
            ChainVerifier verifier,
            AnchorFile anchors,
            Clock clock) {
        this.standing = standing;
        this.health = health;
        this.errors = errors;
        this.submissions = submissions;
        this.verifier = verifier;
        this.anchors = anchors;
        this.since = clock.instant().toString();
    }

    public GatewayStatus status() {
        var readiness = health.healthForPath("readiness");
        var parts = new TreeMap<String, String>();
        var components = readiness instanceof CompositeHealthDescriptor all ? all.getComponents() : null;
        if (components != null)
            components.forEach((name, part) -> parts.put(name, part.getStatus().getCode()));
        var picture = standing.picture();
        return new GatewayStatus(
                version(),
                since,
                readiness != null && Status.UP.equals(readiness.getStatus()),
                parts,
                named(picture.submissions(), Enum::name),
                named(picture.work(), Enum::name),
                picture.oldest().toMillis() / 1000.0,
                picture.ledger(),
                named(picture.mailbox(), Object::toString),
                errors.last()
                        .map(line -> List.of(line.at(), line.where(), line.message()))
                        .orElse(List.of()));
    }

    public List<Submission> recent(int limit) {
        return submissions.recent(limit);
    }

    /** Reads the whole chain; takes seconds per million rows. */
    public ChainVerifier.Verdict verifyAudit() {
        try {
            return verifier.verify(anchors.read());
        } catch (SQLException e) {
            throw new IllegalStateException("the audit trail cannot be read", e);
        }
    }

    /** As the jar says; {@code development} where there is none. */
    static String version() {
        var version = OperatorView.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static <K> Map<String, Long> named(Map<K, Long> counts, Function<? super K, String> name) {
        var named = new TreeMap<String, Long>();
        counts.forEach((key, count) -> named.put(name.apply(key), count));
        return named;
    }
}
