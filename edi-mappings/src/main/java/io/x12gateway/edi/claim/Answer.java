package io.x12gateway.edi.claim;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.UnreadableTransactionException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A status of a batch, provider, claim or line. STC of the 277CA.
 *
 * @param date STC02, where it has one
 * @param accepted STC03: {@code WQ} accepted, {@code U} refused
 * @param charge STC04
 * @param further STC10 and STC11
 * @param text STC12, only with status 448
 */
public record Answer(
        StatusCode code,
        Optional<LocalDate> date,
        boolean accepted,
        Optional<BigDecimal> charge,
        List<StatusCode> further,
        String text) {
    private static final String ACCEPTED = "WQ";
    private static final String REFUSED = "U";
    private static final int FURTHER_MAX = 2;

    public Answer {
        charge = charge.map(Decimal::canonical);
        further = List.copyOf(further);
        if (further.size() > FURTHER_MAX) throw new IllegalArgumentException("an STC holds at most three status codes");
    }

    static Answer read(Segment stc) {
        var further = new ArrayList<StatusCode>();
        StatusCode.read(stc, 10).ifPresent(further::add);
        StatusCode.read(stc, 11).ifPresent(further::add);
        return new Answer(
                StatusCode.read(stc, 1)
                        .orElseThrow(() -> UnreadableTransactionException.at(stc, "STC01 holds no status")),
                Dates.read(stc, 2),
                stc.element(3).equals(ACCEPTED),
                Decimal.read(stc, 4),
                further,
                stc.element(12));
    }

    Segment segment() {
        return Segment.of(
                "STC",
                code.text(),
                Dates.text(date),
                accepted ? ACCEPTED : REFUSED,
                Decimal.text(charge),
                "",
                "",
                "",
                "",
                "",
                further.isEmpty() ? "" : further.getFirst().text(),
                further.size() < FURTHER_MAX ? "" : further.getLast().text(),
                text);
    }
}
