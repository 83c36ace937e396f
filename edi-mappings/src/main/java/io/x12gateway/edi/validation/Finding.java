package io.x12gateway.edi.validation;

import java.util.Optional;

/**
 * One thing that is wrong, told once: what was found, where, what was expected and what to do.
 *
 * @param code the rule, stable across releases
 * @param found the offending text; empty if there is none
 * @param expected what the rule wanted, in plain words
 * @param message one plain sentence for a person, without patient data
 * @param fix what to do about it, in plain words; empty where nothing general can be said
 * @param edit the change of bytes that mends it, where it can be computed without guessing
 * @param trigger what made a situational rule apply, if it was one and some other element did (999 CTX)
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Level level,
        Location location,
        Found found,
        String expected,
        String message,
        String fix,
        Optional<Edit> edit,
        Optional<Location> trigger,
        AckCodes codes) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Whether it refuses what it is about: the interchange, group or set by TA1 or 999, unless {@link #refusesClaim()}. */
    public boolean refusesEnvelope() {
        return isError() && !refusesClaim();
    }

    /**
     * Whether it refuses claims only, in a 277CA, while the transaction set that holds them is accepted (WEDI SNIP types 3
     * to 7 in an 837).
     */
    public boolean refusesClaim() {
        return isError()
                && !codes.claimStatus().isEmpty()
                && codes.ta105().isEmpty()
                && codes.ak905().isEmpty()
                && codes.ik502().isEmpty();
    }

    /** What was found, masked where it may be patient data; for people, logs and tables. */
    public String value() {
        return found.shown();
    }

    /** The same finding as a note that rejects nothing and stands in no acknowledgment. */
    public Finding asWarning() {
        return with(Severity.WARNING, AckCodes.NONE);
    }

    /** The same finding as a note that rejects nothing and is yet told to the sender (999 E). */
    Finding asNote() {
        return with(Severity.WARNING, codes);
    }

    /** The same finding as an error. */
    Finding asError() {
        return with(Severity.ERROR, codes.equals(AckCodes.NONE) ? AckCodes.raised(code, location) : codes);
    }

    private Finding with(Severity other, AckCodes others) {
        return new Finding(code, other, level, location, found, expected, message, fix, edit, trigger, others);
    }
}
