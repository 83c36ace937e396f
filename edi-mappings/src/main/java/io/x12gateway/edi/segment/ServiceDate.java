package io.x12gateway.edi.segment;

import io.x12gateway.edi.envelope.Segment;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A date or a range and what it is the date of. DTP; kept as sent, because a payer answers even a date that is none.
 *
 * @param role DTP01, such as {@code 291} (plan) or {@code 472} (service)
 * @param format DTP02: {@code D8} one date CCYYMMDD, {@code RD8} two with a hyphen between
 */
public record ServiceDate(String role, String format, String value) {
    public static ServiceDate on(String role, LocalDate date) {
        return new ServiceDate(role, "D8", Dates.text(date));
    }

    /** Both dates inclusive. */
    public static ServiceDate between(String role, LocalDate first, LocalDate last) {
        return new ServiceDate(role, "RD8", Dates.text(first) + "-" + Dates.text(last));
    }

    public static ServiceDate read(Segment dtp) {
        return new ServiceDate(dtp.element(1), dtp.element(2), dtp.element(3));
    }

    public Segment segment() {
        return Segment.of("DTP", role, format, value);
    }

    /** The same date in another role. */
    public ServiceDate as(String otherRole) {
        return new ServiceDate(otherRole, format, value);
    }

    /** The date or the first of the range; empty if it is no date of the calendar. */
    public Optional<LocalDate> first() {
        return Dates.parse(format.equals("RD8") ? part(0) : value);
    }

    /** The date or the last of the range; empty if it is no date of the calendar. */
    public Optional<LocalDate> last() {
        return Dates.parse(format.equals("RD8") ? part(1) : value);
    }

    private String part(int index) {
        var parts = Segment.split(value, '-');
        return parts.size() == 2 ? parts.get(index) : "";
    }
}
