package io.x12gateway.core.partner;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ends soon unless somebody acts.
 *
 * @param what in words: {@code API token 'nightly run'}, {@code agreement EDI-2026-014}
 * @param end the first moment at which it does not count any more
 */
public record RunningOut(PartnerId partner, String what, Instant end) {

    /** Soonest first; nothing of partners that are closed. */
    public static List<RunningOut> within(int days, Collection<TradingPartner> partners, Clock clock) {
        var now = clock.instant();
        return partners.stream()
                .filter(p -> p.status() != PartnerStatus.CLOSED)
                .flatMap(p -> ends(p, days, now))
                .sorted(Comparator.comparing(RunningOut::end)
                        .thenComparing(r -> r.partner().value())
                        .thenComparing(RunningOut::what))
                .toList();
    }

    private static Stream<RunningOut> ends(TradingPartner p, int days, Instant now) {
        var credentials =
                p.credentials().all().map(c -> of(p, c.describe(), c.validity().to()));
        var agreements = p.agreements().stream().map(a -> of(p, "agreement " + a.id(), a.to().map(to -> endOf(p, to))));
        var delegations = p.delegations().stream()
                .map(d -> of(
                        p,
                        "delegation of " + d.provider() + " for " + d.transaction(),
                        d.to().map(to -> endOf(p, to))));
        return Stream.of(credentials, agreements, delegations)
                .flatMap(s -> s)
                .flatMap(Optional::stream)
                .filter(r ->
                        new Validity(Optional.empty(), Optional.of(r.end())).endsWithin(Duration.ofDays(days), now));
    }

    private static Instant endOf(TradingPartner p, LocalDate lastDay) {
        return lastDay.plusDays(1).atStartOfDay(p.timeZone()).toInstant();
    }

    private static Optional<RunningOut> of(TradingPartner p, String what, Optional<Instant> end) {
        return end.map(at -> new RunningOut(p.id(), what, at));
    }
}
