package io.x12gateway.samples.hets;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * What a mock HETS is told at its start.
 *
 * @param host the address to listen on, {@code 127.0.0.1} for this machine only
 * @param port 0 takes a free one
 * @param tls null serves plain HTTP without certificates, for tests
 * @param payerId HETS' own id in ISA08, GS03, NM109 and the envelope's ReceiverID
 * @param personas a folder of further beneficiaries; null for the packaged ones alone
 * @param answersAfterDeath whether dates of service after a death are answered with inactive coverage and the date of
 *     death, rather than refused with AAA 61
 */
public record HetsSettings(
        String host,
        int port,
        @Nullable Tls tls,
        String payerId,
        List<Submitter> submitters,
        @Nullable Path personas,
        boolean answersAfterDeath) {
    public HetsSettings {
        host = host == null ? "127.0.0.1" : host;
        payerId = payerId == null ? "CMS" : payerId;
        submitters = submitters == null ? List.of() : List.copyOf(submitters);
    }
}
