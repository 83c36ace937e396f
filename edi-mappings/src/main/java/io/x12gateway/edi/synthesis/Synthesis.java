package io.x12gateway.edi.synthesis;

import io.x12gateway.edi.TransactionType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * An order for invented transaction sets: valid, balanced, varied, and the same for the same order. Patients, providers
 * and numbers are obviously synthetic. Written as it goes, in memory that does not grow with the size.
 *
 * @param units claims of an 835, 276, 277 or 837, patients of a 270 or 271, answered sets of a 999
 * @param transactions over which the units are spread evenly; at most as many as units
 * @param groups over which the transaction sets are spread evenly; at most as many as transaction sets
 * @param lineBreaks whether an LF follows each segment terminator
 * @param defects what is put in, at random among them; the others are valid
 * @param rate how many of the places where a defect may begin get one: 0 none, 1 all
 */
public record Synthesis(
        TransactionType type,
        int units,
        long seed,
        int transactions,
        int groups,
        boolean lineBreaks,
        Set<Defect> defects,
        double rate) {

    private static final int UNITS_PER_TRANSACTION = 500;

    public Synthesis {
        if (units < 1) throw new IllegalArgumentException("at least one claim is needed, not " + units);
        if (transactions < 1 || transactions > units)
            throw new IllegalArgumentException(
                    "1 to " + units + " transaction sets can hold " + units + " claims, not " + transactions);
        if (groups < 1 || groups > transactions)
            throw new IllegalArgumentException(
                    "1 to " + transactions + " groups can hold " + transactions + " sets, not " + groups);
        if (rate < 0 || rate > 1) throw new IllegalArgumentException("a rate is from 0 to 1, not " + rate);
        defects = defects.isEmpty() ? Set.of() : Set.copyOf(defects);
    }

    /** The sets that can be ordered. */
    public static Set<TransactionType> types() {
        return Composers.types();
    }

    /** One group, a transaction set for every 500 claims, line breaks, no defects. */
    public static Synthesis of(TransactionType type, int units, long seed) {
        int transactions = (units + UNITS_PER_TRANSACTION - 1) / UNITS_PER_TRANSACTION;
        return new Synthesis(type, units, seed, transactions, 1, true, Set.of(), 0);
    }

    public Synthesis inTransactions(int count) {
        return new Synthesis(type, units, seed, count, Math.min(groups, count), lineBreaks, defects, rate);
    }

    public Synthesis inGroups(int count) {
        return new Synthesis(type, units, seed, transactions, count, lineBreaks, defects, rate);
    }

    public Synthesis withoutLineBreaks() {
        return new Synthesis(type, units, seed, transactions, groups, false, defects, rate);
    }

    public Synthesis with(Set<Defect> chosen, double at) {
        return new Synthesis(type, units, seed, transactions, groups, lineBreaks, chosen, at);
    }

    /** @return the number of bytes; the stream is left open */
    public long writeTo(OutputStream out) throws IOException {
        return writeTo(out, blemish -> {});
    }

    /** @param told hears of every defect when it is put in, in the order of the file */
    public long writeTo(OutputStream out, Consumer<Blemish> told) throws IOException {
        var chosen = defects.isEmpty() ? EnumSet.noneOf(Defect.class) : EnumSet.copyOf(defects);
        var spoiler = Spoiler.of(type, chosen, rate, seed, told);
        try {
            return new InterchangeComposer(this, new Pen(out, lineBreaks, spoiler), spoiler).compose();
        } catch (UncheckedIOException e) {
            throw new IOException("the synthetic file can't be written: " + e.getMessage(), e);
        }
    }

    public byte[] toBytes() {
        var out = new ByteArrayOutputStream();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can't fail", e);
        }
        return out.toByteArray();
    }
}
