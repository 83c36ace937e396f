package io.x12gateway.samples.hets;

import io.x12gateway.samples.data.DataFolder;

import java.math.BigDecimal;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What Medicare makes patients pay, by calendar year: the packaged {@code hets/amounts.yaml}, dollars. */
record Amounts(NavigableMap<Integer, Year> years) {

    /** @param partBCoinsurance a fraction, 0.2 for 20 percent */
    record Year(
            BigDecimal partADeductible,
            BigDecimal hospitalDay61To90,
            BigDecimal reserveDay,
            BigDecimal nursingFacilityDay21To100,
            BigDecimal partBDeductible,
            BigDecimal partBCoinsurance) {}

    private record File(Map<Integer, Year> years) {}

    static Amounts packaged() {
        return new Amounts(new TreeMap<>(
                DataFolder.packagedFile("hets/amounts.yaml", File.class).years()));
    }

    /** The amounts of that year, or of the last year before it that is known, or the first known ones. */
    Year in(int year) {
        var known = years.floorEntry(year);
        return known != null ? known.getValue() : years.firstEntry().getValue();
    }
}
