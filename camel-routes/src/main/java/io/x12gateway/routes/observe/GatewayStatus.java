package io.x12gateway.routes.observe;

import java.util.List;
import java.util.Map;

/**
 * One screen about a running gateway.
 *
 * @param since when it started, ISO 8601 UTC
 * @param parts readiness by part: {@code UP}, {@code DOWN}, ...
 * @param submissions how many by state
 * @param work pieces of work not done, by stage
 * @param mailbox items that wait, by partner id
 * @param lastError time, class and message; empty if there was none since the start
 */
public record GatewayStatus(
        String version,
        String since,
        boolean ready,
        Map<String, String> parts,
        Map<String, Long> submissions,
        Map<String, Long> work,
        double oldestWaitingSeconds,
        int ledgerWaiting,
        Map<String, Long> mailbox,
        List<String> lastError) {}
