package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Segment;
import io.x12gateway.edi.segment.Decimal;
import io.x12gateway.edi.segment.Procedure;
import io.x12gateway.edi.segment.SegmentList;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What was done on a line: SV1 of a professional claim or SV2 of an institutional one. */
public sealed interface Service {

    BigDecimal charge();

    BigDecimal units();

    Segment segment();

    /** Empty only where an institutional line has a revenue code alone. */
    Optional<Procedure> code();

    /**
     * SV1.
     *
     * @param unit {@code UN} units, {@code MJ} minutes
     * @param place SV105, if another than the claim's
     * @param pointers SV107, one to four numbers of the claim's diagnoses
     * @param copayExempt SV115 is {@code 0}
     */
    record Professional(
            Procedure procedure,
            BigDecimal charge,
            String unit,
            BigDecimal units,
            String place,
            List<String> pointers,
            boolean emergency,
            boolean epsdt,
            boolean familyPlanning,
            boolean copayExempt)
            implements Service {
        public Professional {
            charge = Decimal.canonical(charge);
            units = Decimal.canonical(units);
            pointers = List.copyOf(pointers);
        }

        static Professional read(Segment sv1) {
            return new Professional(
                    Procedure.required(sv1, 1),
                    Decimal.required(sv1, 2),
                    sv1.element(3),
                    Decimal.required(sv1, 4),
                    sv1.element(5),
                    sv1.components(7),
                    sv1.element(9).equals("Y"),
                    sv1.element(11).equals("Y"),
                    sv1.element(12).equals("Y"),
                    sv1.element(15).equals("0"));
        }

        @Override
        public Segment segment() {
            return Segment.of(
                    "SV1",
                    procedure.text(),
                    Decimal.text(charge),
                    unit,
                    Decimal.text(units),
                    place,
                    "",
                    SegmentList.composite(pointers),
                    "",
                    emergency ? "Y" : "",
                    "",
                    epsdt ? "Y" : "",
                    familyPlanning ? "Y" : "",
                    "",
                    "",
                    copayExempt ? "0" : "");
        }

        @Override
        public Optional<Procedure> code() {
            return Optional.of(procedure);
        }
    }

    /**
     * SV2.
     *
     * @param unit {@code UN} units, {@code DA} days
     * @param notCovered SV207
     */
    record Institutional(
            String revenueCode,
            Optional<Procedure> code,
            BigDecimal charge,
            String unit,
            BigDecimal units,
            Optional<BigDecimal> notCovered)
            implements Service {
        public Institutional {
            charge = Decimal.canonical(charge);
            units = Decimal.canonical(units);
            notCovered = notCovered.map(Decimal::canonical);
        }

        static Institutional read(Segment sv2) {
            return new Institutional(
                    sv2.element(1),
                    Procedure.read(sv2, 2),
                    Decimal.required(sv2, 3),
                    sv2.element(4),
                    Decimal.required(sv2, 5),
                    Decimal.read(sv2, 7));
        }

        @Override
        public Segment segment() {
            return Segment.of(
                    "SV2",
                    revenueCode,
                    code.map(Procedure::text).orElse(""),
                    Decimal.text(charge),
                    unit,
                    Decimal.text(units),
                    "",
                    Decimal.text(notCovered));
        }
    }
}
