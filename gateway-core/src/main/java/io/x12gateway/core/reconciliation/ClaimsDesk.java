package io.x12gateway.core.reconciliation;

import io.x12gateway.core.lineage.ClaimEvent.What;
import io.x12gateway.core.reconciliation.ClaimState.Weight;
import io.x12gateway.core.reconciliation.ClaimsReport.Day;
import io.x12gateway.core.reconciliation.ClaimsReport.Line;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import static java.math.BigDecimal.ZERO;

/** Says what became of the claims that were submitted, and which payments are of claims that were not. */
public final class ClaimsDesk {
    /** Few enough that what is told of all of them fits into memory. */
    private static final int TOGETHER = 200;

    /** Of so many claims; whoever gives all claims one number is told that not all was looked at. */
    private static final int TOLD_MAX = 50_000;

    private final ClaimBooks books;
    private final ZoneId zone;
    private final Clock clock;
    private final Waits waits;

    /** @param zone in which a day of receipt is one */
    public ClaimsDesk(ClaimBooks books, ZoneId zone, Clock clock, Waits waits) {
        this.books = books;
        this.zone = zone;
        this.clock = clock;
        this.waits = waits;
    }

    public ClaimsReport report(ClaimQuery query) {
        return new Asked(query, clock.instant()).report();
    }

    private record Key(LocalDate day, String payer, String submitter, String provider) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            return Comparator.comparing(Key::day)
                    .thenComparing(Key::payer)
                    .thenComparing(Key::submitter)
                    .thenComparing(Key::provider)
                    .compare(this, other);
        }
    }

    private static final class Sums {
        private int claims;
        private BigDecimal charge = ZERO.setScale(2);
        private BigDecimal paid = ZERO.setScale(2);
        private final Map<ClaimState, Integer> states = new EnumMap<>(ClaimState.class);

        void add(Line line) {
            claims++;
            charge = charge.add(line.submitted().isPresent() ? line.charge().orElse(ZERO) : ZERO);
            paid = paid.add(line.paid().orElse(ZERO));
            states.merge(line.state(), 1, Integer::sum);
        }
    }

    private final class Asked {
        private final ClaimQuery query;
        private final Instant now;
        private final TreeMap<Key, Sums> days = new TreeMap<>();
        private final List<Line> lines = new ArrayList<>();
        private boolean more;
        private boolean tooMany;

        Asked(ClaimQuery query, Instant now) {
            this.query = query;
            this.now = now;
        }

        ClaimsReport report() {
            submitted();
            remitted();
            return new ClaimsReport(
                    days.entrySet().stream()
                            .map(e -> day(e.getKey(), e.getValue()))
                            .toList(),
                    lines,
                    more,
                    notes());
        }

        private void submitted() {
            var from = query.from().atStartOfDay(zone).toInstant();
            var before = query.to().plusDays(1).atStartOfDay(zone).toInstant();
            var mark = ClaimBooks.Mark.START;
            while (true) {
                var page = books.submitted(query.usage(), from, before, mark, TOGETHER);
                if (page.isEmpty()) return;
                var told = told(page);
                for (var claim : page) {
                    var kin = told.getOrDefault(claim.key(), List.of());
                    add(line(claim, ClaimJudge.of(claim, kin, now, waits)));
                }
                mark = ClaimBooks.Mark.of(page.getLast());
            }
        }

        private void remitted() {
            var mark = ClaimBooks.Mark.START;
            while (true) {
                var page = books.remitted(query.usage(), query.from(), query.to(), mark, TOGETHER);
                if (page.isEmpty()) return;
                var told = told(page);
                for (var decision : page)
                    if (decision.counts() && !isSubmitted(decision, told.getOrDefault(decision.key(), List.of())))
                        add(line(decision));
                mark = ClaimBooks.Mark.of(page.getLast());
            }
        }

        private static boolean isSubmitted(ClaimNote decision, List<ClaimNote> told) {
            return told.stream()
                    .anyMatch(n -> n.what() == What.SUBMITTED
                            && n.mayBeOf(decision.provider())
                            && !n.file().at().isAfter(decision.file().at()));
        }

        private Map<String, List<ClaimNote>> told(List<ClaimNote> page) {
            var keys = page.stream().map(ClaimNote::key).distinct().toList();
            var told = books.about(query.usage(), keys, TOLD_MAX);
            tooMany |= told.size() == TOLD_MAX;
            return told.stream().collect(Collectors.groupingBy(ClaimNote::key));
        }

        private Line line(ClaimNote claim, ClaimJudge.Verdict verdict) {
            var decided = verdict.remitted().stream()
                    .filter(ClaimNote::counts)
                    .reduce((a, b) -> b)
                    .or(verdict::answered);
            return new Line(
                    verdict.state(),
                    payer(claim, verdict),
                    LocalDate.ofInstant(claim.file().at(), zone),
                    claim.file().partner(),
                    claim.provider(),
                    claim.figures().charge(),
                    Optional.of(verdict.paid()),
                    decided.map(n -> n.figures().code()).orElse(""),
                    Optional.of(claim.place()),
                    verdict.answered().map(ClaimNote::place),
                    verdict.remitted().stream().map(ClaimNote::place).toList(),
                    claim.place().said() + ": " + verdict.why() + ".");
        }

        /** As it was submitted, unless it is asked for by the number that the payer has in its 835s. */
        private String payer(ClaimNote claim, ClaimJudge.Verdict verdict) {
            boolean asked = !query.payer().isEmpty()
                    && verdict.remitted().stream()
                            .flatMap(n -> n.payment().stream())
                            .anyMatch(p -> p.payer().equals(query.payer()));
            return asked ? query.payer() : claim.figures().payer();
        }

        private Line line(ClaimNote decision) {
            var payment = decision.payment().orElseThrow();
            return new Line(
                    ClaimState.NOT_SUBMITTED,
                    payment.payer(),
                    payment.day(),
                    "",
                    decision.provider(),
                    decision.figures().charge(),
                    decision.figures().paid(),
                    decision.figures().code(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(decision.place()),
                    decision.place().said() + ": no 837 with this claim came through this gateway.");
        }

        private void add(Line line) {
            if (!isAsked(query.payer(), line.payer())
                    || !isAsked(query.submitter(), line.submitter())
                    || !isAsked(query.provider(), line.provider())) return;
            days.computeIfAbsent(
                            new Key(line.day(), line.payer(), line.submitter(), line.provider()), key -> new Sums())
                    .add(line);
            var weight = line.state().weight();
            if (weight != Weight.WRONG && !(query.all() && weight == Weight.TOLD)) return;
            if (lines.size() < query.limit()) lines.add(line);
            else more = true;
        }

        private static boolean isAsked(String wanted, String has) {
            return wanted.isEmpty() || wanted.equals(has);
        }

        private static Day day(Key key, Sums sums) {
            return new Day(
                    key.payer(),
                    key.day(),
                    key.submitter(),
                    key.provider(),
                    sums.claims,
                    sums.charge,
                    sums.paid,
                    sums.states);
        }

        private List<String> notes() {
            var notes = new ArrayList<String>();
            long unread = books.unread();
            if (unread > 0)
                notes.add(unread + " files were not gone through for claims yet; what stands in them is missing here.");
            if (tooMany)
                notes.add("Some claims share their number with so many others that not all of these were looked at.");
            return notes;
        }
    }
}
