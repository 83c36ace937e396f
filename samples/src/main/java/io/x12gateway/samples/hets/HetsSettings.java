package io.x12gateway.samples.hets;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * What a mock HETS is told at its start.
 *
 * @param host the address to listen on, {@code 127.0.0.1} for this machine only
 * @param port 0 takes a free one
 * @param tls null serves plain HTTP without certificates, for tests
 * @param payerId HETS' own id in ISA08, GS03, NM109 and the envelope's ReceiverID
 * @param personas a folder of further beneficiaries; null for the packaged ones alone
 * @param world a folder that {@code ./gateway generate world} made: its patients are known, its providers are enrolled and
 *     linked to every submitter; null for none
 * @param today the day that it is there, whatever the machine says; null for the machine's
 * @param answersAfterDeath whether dates of service after a death are answered with inactive coverage and the date of
 *     death, rather than refused with AAA 61
 * @param callsMax calls at once as agreed; whoever comes on top hears AAA 42. 0 for any number
 */
public record HetsSettings(
        String host,
        int port,
        @Nullable Tls tls,
        String payerId,
        List<Submitter> submitters,
        @Nullable Path personas,
        @Nullable Path world,
        @Nullable LocalDate today,
        boolean answersAfterDeath,
        int callsMax) {
    public HetsSettings {
        host = host == null ? "127.0.0.1" : host;
        payerId = payerId == null ? "CMS" : payerId;
        submitters = submitters == null ? List.of() : List.copyOf(submitters);
    }

    /** Plain HTTP on a free port of this machine, with the packaged beneficiaries. */
    public static HetsSettings plain(Submitter... submitters) {
        return new HetsSettings("127.0.0.1", 0, null, "CMS", List.of(submitters), null, null, null, false, 0);
    }

    HetsSettings withTls(@Nullable Tls other) {
        return new HetsSettings(
                host, port, other, payerId, submitters, personas, world, today, answersAfterDeath, callsMax);
    }

    HetsSettings answeringAfterDeath() {
        return new HetsSettings(host, port, tls, payerId, submitters, personas, world, today, true, callsMax);
    }

    HetsSettings withCallsMax(int calls) {
        return new HetsSettings(host, port, tls, payerId, submitters, personas, world, today, answersAfterDeath, calls);
    }

    HetsSettings withWorld(Path folder) {
        return new HetsSettings(
                host, port, tls, payerId, submitters, personas, folder, today, answersAfterDeath, callsMax);
    }

    HetsSettings on(LocalDate day) {
        return new HetsSettings(
                host, port, tls, payerId, submitters, personas, world, day, answersAfterDeath, callsMax);
    }

    /** The machine's clock, moved to the day that it is there. */
    Clock clock(Clock machines) {
        if (today == null) return machines;
        var days = LocalDate.now(machines).until(today, java.time.temporal.ChronoUnit.DAYS);
        return Clock.offset(machines, Duration.ofDays(days));
    }
}
