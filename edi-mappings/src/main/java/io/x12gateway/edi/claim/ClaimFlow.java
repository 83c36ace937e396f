package io.x12gateway.edi.claim;

import io.x12gateway.edi.envelope.Delimiters;
import io.x12gateway.edi.segment.SegmentCursor;
import org.jspecify.annotations.Nullable;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The claims of an 837, one after the other: no more than one is held, however many there are. */
public final class ClaimFlow implements Iterator<PlacedClaim> {
    private final BatchReader reader;
    private final ClaimBatch heading;
    private ClaimBatch.@Nullable BillingProvider provider;
    private ClaimBatch.@Nullable Subscriber subscriber;
    private Optional<ClaimBatch.Patient> patient = Optional.empty();
    private int number;

    private ClaimFlow(BatchReader reader) {
        this.reader = reader;
        this.heading = reader.heading();
    }

    /** @param transaction the bytes from ST to SE */
    public static ClaimFlow of(byte[] transaction, Delimiters delimiters) {
        return new ClaimFlow(new BatchReader(SegmentCursor.open(transaction, delimiters, "837")));
    }

    /** What stands before the first provider; without providers. */
    public ClaimBatch heading() {
        return heading;
    }

    /** @throws io.x12gateway.edi.segment.UnreadableTransactionException if the set is not one of claims */
    @Override
    public boolean hasNext() {
        while (!reader.atClaim()) {
            if (reader.at(BatchReader.PROVIDER)) {
                provider = reader.providerLevel();
                subscriber = null;
                patient = Optional.empty();
            } else if (provider != null && reader.at(BatchReader.SUBSCRIBER)) {
                subscriber = reader.subscriberLevel();
                patient = Optional.empty();
            } else if (subscriber != null && reader.at(BatchReader.PATIENT))
                patient = Optional.of(reader.patientLevel());
            else {
                reader.end();
                return false;
            }
        }
        return true;
    }

    @Override
    public PlacedClaim next() {
        if (!hasNext()) throw new NoSuchElementException("the 837 holds " + number + " claims");
        var by = provider;
        var of = subscriber;
        var claim = reader.claim();
        if (by == null || of == null) throw new NoSuchElementException("a claim without a subscriber");
        return new PlacedClaim(++number, by, of, patient, claim);
    }
}
