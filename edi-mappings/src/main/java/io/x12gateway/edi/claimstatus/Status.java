package io.x12gateway.edi.claimstatus;

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
 * A status and what is known with it. STC; money and payment only at claim level (2200D, 2200E).
 *
 * @param date STC02, since when the status holds
 * @param charge STC04, total submitted charge
 * @param paid STC05
 * @param adjudicated STC06
 * @param paymentDate STC08, when the cheque or EFT was issued
 * @param paymentNumber STC09, cheque or EFT number; empty if none
 * @param further STC10 and STC11
 */
public record Status(
        StatusCode code,
        LocalDate date,
        Optional<BigDecimal> charge,
        Optional<BigDecimal> paid,
        Optional<LocalDate> adjudicated,
        Optional<LocalDate> paymentDate,
        String paymentNumber,
        List<StatusCode> further) {
    public Status {
        charge = charge.map(Decimal::canonical);
        paid = paid.map(Decimal::canonical);
        further = List.copyOf(further);
        if (further.size() > 2) throw new IllegalArgumentException("an STC holds at most three status codes");
    }

    public static Status of(StatusCode code, LocalDate date) {
        return new Status(
                code, date, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "", List.of());
    }

    /** The same with STC04 and STC05. */
    public Status with(BigDecimal totalCharge, BigDecimal totalPaid) {
        return new Status(
                code,
                date,
                Optional.of(totalCharge),
                Optional.of(totalPaid),
                adjudicated,
                paymentDate,
                paymentNumber,
                further);
    }

    static Status read(Segment stc) {
        var further = new ArrayList<StatusCode>();
        StatusCode.read(stc, 10).ifPresent(further::add);
        StatusCode.read(stc, 11).ifPresent(further::add);
        return new Status(
                StatusCode.read(stc, 1)
                        .orElseThrow(() -> UnreadableTransactionException.at(stc, "STC01 holds no status")),
                Dates.required(stc, 2),
                Decimal.read(stc, 4),
                Decimal.read(stc, 5),
                Dates.read(stc, 6),
                Dates.read(stc, 8),
                stc.element(9),
                further);
    }

    Segment segment() {
        return Segment.of(
                "STC",
                code.text(),
                Dates.text(date),
                "",
                Decimal.text(charge),
                Decimal.text(paid),
                Dates.text(adjudicated),
                "",
                Dates.text(paymentDate),
                paymentNumber,
                further.isEmpty() ? "" : further.getFirst().text(),
                further.size() < 2 ? "" : further.getLast().text());
    }
}
