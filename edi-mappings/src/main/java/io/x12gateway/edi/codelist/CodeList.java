package io.x12gateway.edi.codelist;

import io.x12gateway.edi.schema.CodeSet;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A list of codes as it was on one day. Immutable and shared by all threads. */
public final class CodeList {
    private final String id;
    private final String title;
    private final LocalDate version;
    private final boolean complete;
    private final Map<String, Code> codes;
    private final CodeSet known;
    private final Days days;

    CodeList(String id, String title, LocalDate version, boolean complete, Collection<Code> codes) {
        this.id = id;
        this.title = title;
        this.version = version;
        this.complete = complete;
        this.codes = new LinkedHashMap<>();
        for (var code : codes) this.codes.put(code.code(), code);
        this.known = new CodeSet(this.codes.keySet());
        this.days = new Days(codes, version);
    }

    /** As in {@link CodeLists#list}, and the name of the file it was read from. */
    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** The day whose codes these are. */
    public LocalDate version() {
        return version;
    }

    /** Whether a code that is not here did not exist on {@link #version()}; else it may only be unknown to us. */
    public boolean complete() {
        return complete;
    }

    public Collection<Code> codes() {
        return codes.values();
    }

    public Optional<Code> find(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    /** Our words for a code, or the code itself. */
    public String words(String code) {
        return find(code).map(Code::words).filter(words -> !words.isEmpty()).orElse(code);
    }

    /** Whether there is reason to speak of an unknown code: it is not here, and the list is complete. Builds nothing. */
    public boolean misses(long key) {
        return complete && !known.contains(key);
    }

    /** Whether the code is here. Builds nothing. */
    public boolean knows(long key) {
        return known.contains(key);
    }

    /** Whether the code held on a day CCYYMMDD; a code that is not here always did. Builds nothing. */
    public boolean held(long key, int day) {
        return days.held(key, day);
    }

    /** Whether the code is here and, if a day CCYYMMDD is given and not 0, holds on it. Builds nothing. */
    public boolean holds(long key, int day) {
        return days.holds(key, day);
    }

    /** Which of these flags each code bears, for rules: make it once and keep it. */
    public CodeFlags flags(String... flags) {
        return new CodeFlags(codes.values(), flags);
    }

    /** The codes that bear a flag, for rules: make it once and keep it. */
    public CodeSet flagged(String flag) {
        return new CodeSet(codes.values().stream()
                .filter(code -> code.has(flag) || !code.values(flag).isEmpty())
                .map(Code::code)
                .toList());
    }

    /** What the list says of a code on a day. */
    public Validity validity(String code, LocalDate day) {
        var found = codes.get(code);
        if (found == null) return complete ? Validity.UNKNOWN : Validity.VALID;
        if (found.from().filter(day::isBefore).isPresent()) return Validity.NOT_YET;
        if (!found.ended()) return Validity.VALID;
        return day.isAfter(found.until().orElse(version)) ? Validity.ENDED : Validity.VALID;
    }

    /** A code whose end is known without its day is valid until the day of the list. */
    public enum Validity {
        VALID,
        UNKNOWN,
        NOT_YET,
        ENDED
    }

    @Override
    public String toString() {
        return id + " of " + version;
    }
}
