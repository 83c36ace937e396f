package io.x12gateway.samples.claims.adjudication;

import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Claim.Correction;
import io.x12gateway.samples.claims.ledger.Claim.Denial;
import io.x12gateway.samples.claims.ledger.Claim.Line;
import io.x12gateway.samples.claims.ledger.Claim.Stage;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Moves claims on as the days go by: received, edited, pended or ready; what was paid and will be found wrong is opened
 * again. Paying is not a matter of days; {@code payment} does it.
 */
public final class Lifecycle {
    /** Records that were asked for and never came. */
    private static final Denial NO_RECORDS = new Denial("CO", "226", "N706");

    private static final int DAYS_MAX = 3660;

    private Lifecycle() {}

    /** How long a claim stays in a stage if nothing else is said about it. */
    static int usualDays(Stage stage) {
        return switch (stage) {
            case RECEIVED -> 1;
            case EDITED -> 2;
            case COVERAGE_CHECK -> 14;
            case RECORDS_REQUESTED -> 45;
            case READY, FINALIZED, REVERSED, VOIDED -> Integer.MAX_VALUE;
        };
    }

    /** What moved. */
    public record Moves(int days, int claims) {}

    /** Puts the clock forward, day by day, and every claim with it. */
    public static Moves advance(Ledger ledger, int days) {
        if (days < 0 || days > DAYS_MAX)
            throw new IllegalArgumentException(
                    "the clock goes forward by 0 to " + DAYS_MAX + " days; " + days + " is not among them");
        return ledger.change(held -> {
            var moved = new LinkedHashMap<String, Claim>();
            var open = held.find(Lifecycle::moves);
            int from = held.books().days();
            for (int day = from + 1; day <= from + days; day++) {
                var date = held.clock().date(day);
                var stillOpen = new ArrayList<Claim>();
                for (var claim : open) {
                    var after = next(claim, day, date);
                    for (var each : after) {
                        if (!each.equals(claim)) moved.put(each.controlNumber(), each);
                        if (moves(each)) stillOpen.add(each);
                    }
                }
                open = stillOpen;
            }
            return new Ledger.Outcome<>(
                    held.books().withDays(from + days), moved.values(), new Moves(from + days, moved.size()));
        });
    }

    /** Whether days alone can do anything to it. */
    private static boolean moves(Claim claim) {
        if (claim.stays()) return false;
        return switch (claim.stage()) {
            case RECEIVED, EDITED, COVERAGE_CHECK, RECORDS_REQUESTED -> true;
            case FINALIZED -> claim.correction() != null;
            case READY, REVERSED, VOIDED -> false;
        };
    }

    /** The claim as it is on that day; with the one that takes its place, if that is the day it is found wrong. */
    static List<Claim> next(Claim claim, int day, LocalDate date) {
        var correction = claim.correction();
        if (claim.stage() == Stage.FINALIZED && correction != null) {
            if (day < claim.entered() + correction.after()) return List.of(claim);
            return List.of(claim.with(c -> c.correction = null), corrected(claim, correction, day, date));
        }
        int stays = Optional.ofNullable(claim.days()).orElseGet(() -> usualDays(claim.stage()));
        if (stays == Integer.MAX_VALUE || day < claim.entered() + stays) return List.of(claim);
        return switch (claim.stage()) {
            case RECEIVED -> List.of(claim.at(Stage.EDITED, date, day));
            case EDITED -> List.of(decidedOrHeld(claim, day, date));
            case COVERAGE_CHECK -> List.of(claim.at(Stage.READY, date, day));
            case RECORDS_REQUESTED -> List.of(denied(claim).at(Stage.READY, date, day));
            case READY, FINALIZED, REVERSED, VOIDED -> List.of(claim);
        };
    }

    /** The claim as it is for a claims system whose count of days begins on that day. */
    public static Claim asOfDayNought(Claim claim, int day) {
        int passed = day - claim.entered();
        int stays = Optional.ofNullable(claim.days()).orElseGet(() -> usualDays(claim.stage()));
        var correction = claim.correction();
        return claim.with(c -> {
            c.entered = 0;
            c.days = stays == Integer.MAX_VALUE || passed == 0
                    ? claim.days()
                    : Integer.valueOf(Math.max(1, stays - passed));
            if (correction != null && claim.stage() == Stage.FINALIZED)
                c.correction = new Correction(
                        Math.max(1, correction.after() - passed), correction.remark(), correction.lines());
        });
    }

    private static Claim decidedOrHeld(Claim claim, int day, LocalDate date) {
        var held = claim.held();
        if (held == null) return claim.at(Stage.READY, date, day);
        return claim.at(held.stage(), date, day).with(c -> {
            c.days = held.days();
            c.held = null;
        });
    }

    private static Claim denied(Claim claim) {
        return claim.with(c -> c.lines =
                claim.lines().stream().map(l -> l.deniedFor(NO_RECORDS)).toList());
    }

    /** The claim that takes another's place: ready, so that the next payment run takes the old one back as well. */
    public static Claim corrected(Claim paid, Correction correction, int day, LocalDate date) {
        boolean takenBack = correction.lines().isEmpty();
        List<Line> lines = takenBack
                ? paid.lines()
                : correction.lines().stream()
                        .map(l -> l.remark() == null ? l.remarked(correction.remark()) : l)
                        .toList();
        return paid.with(c -> {
            c.about = null;
            c.controlNumber = nextNumber(paid.controlNumber());
            c.frequency = takenBack ? "8" : "7";
            c.stage = Stage.READY;
            c.since = date;
            c.entered = day;
            c.days = null;
            c.payment = null;
            c.correction = null;
            c.replaces = paid.controlNumber();
            c.origin = null;
            c.lines = lines;
        });
    }

    /** The number of a corrected claim is that of the first with an A and how often it was corrected. */
    private static String nextNumber(String number) {
        int mark = number.lastIndexOf('A');
        if (mark < 0 || mark == number.length() - 1) return number + "A1";
        var times = number.substring(mark + 1);
        if (!times.chars().allMatch(Character::isDigit)) return number + "A1";
        return number.substring(0, mark + 1) + (Integer.parseInt(times) + 1);
    }
}
