package io.x12gateway.edi.validation;

/**
 * One thing that is wrong, told once: what was found, where, what was expected and what to do.
 *
 * @param code the rule, stable across releases
 * @param value the offending value, masked where it may be patient data; empty if there is none
 * @param expected what the rule wanted, in plain words
 * @param message one plain sentence for a person
 * @param fix what to do about it, in plain words; empty where nothing general can be said
 */
public record Finding(
        FindingCode code,
        Severity severity,
        Level level,
        Location location,
        String value,
        String expected,
        String message,
        String fix,
        AckCodes codes) {

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
