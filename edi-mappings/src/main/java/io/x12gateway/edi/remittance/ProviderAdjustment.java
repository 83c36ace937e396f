package io.x12gateway.edi.remittance;

import io.x12gateway.edi.envelope.Elements;
import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Dates;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Money between payer and provider that belongs to no claim of this advice. PLB with up to six entries.
 *
 * @param provider PLB01, as a rule the NPI
 * @param fiscalYearEnd PLB02
 */
public record ProviderAdjustment(String provider, LocalDate fiscalYearEnd, List<Entry> entries) {
    private static final int ENTRIES = 6;

    public ProviderAdjustment {
        entries = List.copyOf(entries);
        if (entries.size() > ENTRIES) throw new IllegalArgumentException("a PLB holds at most six adjustments");
    }

    /**
     * One adjustment.
     *
     * @param reason such as {@code WO} overpayment recovery, {@code FB} balance forward, {@code L6} interest
     * @param amount positive reduces the payment
     */
    public record Entry(String reason, String reference, BigDecimal amount) {
        public Entry {
            amount = Decimal.canonical(amount);
        }
    }

    static ProviderAdjustment read(Elements plb) {
        var entries = new ArrayList<Entry>();
        for (int at = 3; at < 3 + 2 * ENTRIES; at += 2) {
            if (plb.has(at) || plb.has(at + 1)) {
                entries.add(new Entry(plb.component(at, 1), plb.component(at, 2), Decimal.required(plb, at + 1)));
            }
        }
        return new ProviderAdjustment(plb.element(1), Dates.required(plb, 2), entries);
    }

    Segment segment() {
        var elements = new ArrayList<String>(List.of(provider, Dates.text(fiscalYearEnd)));
        for (var entry : entries) {
            elements.add(SegmentList.composite(entry.reason(), entry.reference()));
            elements.add(Decimal.text(entry.amount()));
        }
        return Segment.of("PLB", elements.toArray(String[]::new));
    }

    public BigDecimal total() {
        return entries.stream().map(Entry::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
