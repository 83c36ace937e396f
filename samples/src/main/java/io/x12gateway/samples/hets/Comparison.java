package io.x12gateway.samples.hets;

import io.x12gateway.samples.hets.Decision.Reason;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** What was sent, held against what is known of the beneficiary with that number. */
record Comparison(Question sent, Persona known) {

    /**
     * The reasons to refuse; none if all that was sent fits. If neither the name nor the birth date fits, the number is
     * somebody else's and nothing is said about its owner.
     */
    List<Reason> differences() {
        boolean name = lastNameFits() && firstNameFits() && middleNameFits() && suffixFits();
        boolean born = sent.born().map(known.born()::equals).orElse(true);
        if (!born && !lastNameFits()) return List.of(Reason.NOT_FOUND);
        var reasons = new ArrayList<Reason>();
        if (!name) reasons.add(Reason.NAME);
        if (!born) reasons.add(Reason.BIRTH_DATE_DIFFERS);
        if (!sent.gender().isEmpty() && !sent.gender().equals(known.gender())) reasons.add(Reason.GENDER);
        return reasons;
    }

    private boolean lastNameFits() {
        return Names.sameLast(sent.lastName(), known.name().last());
    }

    private boolean firstNameFits() {
        return sent.firstName().isBlank()
                || Names.same(sent.firstName(), orEmpty(known.name().first()));
    }

    /** An initial is enough for a middle name; a sent one needs a known one. */
    private boolean middleNameFits() {
        var wanted = Names.plain(sent.person().name().middle());
        var there = Names.plain(orEmpty(known.name().middle()));
        return wanted.isEmpty() || (!there.isEmpty() && (there.startsWith(wanted) || wanted.startsWith(there)));
    }

    /** The suffix may stand in its own element or at the end of the last name. */
    private boolean suffixFits() {
        var wanted = ownOrTrailing(sent.person().name().suffix(), sent.lastName());
        return wanted.isEmpty()
                || wanted.equals(Names.plain(orEmpty(known.name().suffix())));
    }

    private static String ownOrTrailing(String suffix, String lastName) {
        return suffix.isBlank() ? Names.suffixOf(lastName) : Names.plain(suffix);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
