package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.partner.Scope;
import io.x12gateway.routes.channel.http.Caller;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which scopes open which path; one of several is enough. What a CORE request does stands in its envelope, so a token for
 * that door needs all scopes that any of them could need.
 */
final class ScopeRules {
    private static final Set<Scope> CORE =
            EnumSet.of(Scope.SUBMIT, Scope.INQUIRE, Scope.MAILBOX_READ, Scope.MAILBOX_ACKNOWLEDGE);
    private static final Map<PathPatternRequestMatcher, Set<Scope>> RULES = new LinkedHashMap<>();

    static {
        rule(HttpMethod.POST, "/v1/transactions", Scope.SUBMIT);
        rule(HttpMethod.POST, "/v1/eligibility", Scope.INQUIRE);
        rule(HttpMethod.POST, "/v1/claim-status", Scope.INQUIRE);
        rule(HttpMethod.POST, "/v1/validate", Scope.VALIDATE, Scope.SUBMIT);
        rule(HttpMethod.GET, "/v1/submissions/**", Scope.INQUIRE, Scope.SUBMIT);
        rule(HttpMethod.GET, "/v1/mailbox/**", Scope.MAILBOX_READ);
        rule(HttpMethod.POST, "/v1/mailbox/**", Scope.MAILBOX_ACKNOWLEDGE);
        rule(HttpMethod.GET, "/v1/webhooks/**", Scope.MAILBOX_READ);
        rule(HttpMethod.POST, "/v1/trace", Scope.MAILBOX_READ);
    }

    private ScopeRules() {}

    private static void rule(HttpMethod method, String path, Scope... anyOf) {
        RULES.put(PathPatternRequestMatcher.withDefaults().matcher(method, path), Set.of(anyOf));
    }

    /** The scopes that would open the path, if the caller's do not. */
    static Optional<Set<Scope>> missing(HttpServletRequest request, Caller caller) {
        if (request.getServletPath().startsWith("/core"))
            return Optional.of(CORE).filter(all -> !caller.scopes().containsAll(all));
        return needed(request).filter(anyOf -> anyOf.stream().noneMatch(caller::may));
    }

    private static Optional<Set<Scope>> needed(HttpServletRequest request) {
        return RULES.entrySet().stream()
                .filter(rule -> rule.getKey().matches(request))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
