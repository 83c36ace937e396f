package io.x12gateway.samples.world;

import io.x12gateway.samples.world.Chance.Kind;

import java.time.LocalDate;
import java.util.List;

/** Invented patients; their names are words for things that are not there. */
final class Patients {
    private static final List<String> LAST = List.of(
            "TESTPERSON",
            "SAMPLECASE",
            "MOCKMAN",
            "PRETEND",
            "INVENTED",
            "FICTION",
            "DUMMY",
            "PLACEHOLDER",
            "NOBODY",
            "FIGMENT",
            "MAKEBELIEVE",
            "SPECIMEN");
    private static final List<String> FIRST = List.of(
            "ALFA", "BETA", "GAMMA", "DELTA", "EPSILON", "ZETA", "ETA", "THETA", "IOTA", "KAPPA", "LAMBDA", "MU", "NU",
            "XI", "OMICRON", "PI", "RHO", "SIGMA", "TAU", "UPSILON", "PHI", "CHI", "PSI", "OMEGA");
    private static final List<String> SYLLABLES = List.of("BA", "DO", "FI", "GU", "KE", "LO", "MI", "NA", "PU", "RE");

    private final long seed;
    private final LocalDate asOf;

    /** How somebody is insured beside Medicare itself. */
    enum Cover {
        MEDICARE_ALONE,
        /** An employer's plan pays first. */
        EMPLOYER_FIRST,
        /** A supplemental insurer pays after. */
        SUPPLEMENT,
        /** A Medicare Advantage plan in Medicare's place. */
        ADVANTAGE
    }

    record Patient(String last, String first, String mbi, LocalDate born, String gender, String street, Cover cover) {
        LocalDate entitled() {
            return born.plusYears(65).withDayOfMonth(1);
        }
    }

    Patients(long seed, LocalDate asOf) {
        this.seed = seed;
        this.asOf = asOf;
    }

    Patient patient(int index) {
        var chance = new Chance(seed).of(Kind.PATIENT, index);
        var last = chance.pick(LAST) + chance.pick(SYLLABLES) + chance.pick(SYLLABLES);
        var born = asOf.minusYears(66).minusDays(chance.below(11_000));
        int cover = chance.below(100);
        return new Patient(
                last,
                chance.pick(FIRST),
                Numbers.mbi(seed, index),
                born,
                chance.percent(55) ? "F" : "M",
                chance.between(1, 99) + " NOWHERE LANE",
                cover < 70
                        ? Cover.MEDICARE_ALONE
                        : cover < 76 ? Cover.EMPLOYER_FIRST : cover < 94 ? Cover.SUPPLEMENT : Cover.ADVANTAGE);
    }
}
