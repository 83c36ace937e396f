package io.x12gateway.edi.codelist;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One code of a list.
 *
 * @param words what it means, in words of the list's maker; empty if only its existence is known
 * @param from its first day, if known
 * @param until its last day, if it ended and the day is known
 * @param ended whether it ended, be the day known or not
 * @param flags what rules should know about it; their meaning belongs to the list
 */
public record Code(
        String code,
        String words,
        Optional<LocalDate> from,
        Optional<LocalDate> until,
        boolean ended,
        List<String> flags) {

    public Code {
        flags = List.copyOf(flags);
    }

    public boolean has(String flag) {
        return flags.contains(flag);
    }

    /** The values of a flag that has some: {@code CO} and {@code PI} of {@code group=CO, group=PI}. */
    public List<String> values(String flag) {
        var prefix = flag + "=";
        return flags.stream()
                .filter(each -> each.startsWith(prefix))
                .map(each -> each.substring(prefix.length()))
                .toList();
    }
}
