package io.x12gateway.edi.mapping;

import io.x12gateway.edi.X12;
import io.x12gateway.edi.mapping.FragmentReader.Message;
import io.x12gateway.edi.remittance.RemittanceClaims;
import io.x12gateway.edi.validation.ValidationReport;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * One Smooks event for each claim of an 835, with the typed record beside it. Safe for many threads; the mapping is
 * made once.
 */
public final class RemittanceEvents {
    private final FragmentMapping mapping = FragmentMapping.handing(List.of(RemittanceFragments.CLAIM));

    private RemittanceEvents() {}

    /** The one shared instance; the first call makes it and costs some ten milliseconds. */
    public static RemittanceEvents standard() {
        return Holder.STANDARD;
    }

    /**
     * Every claim of every 835 in a file, held one at a time. Does not close the stream.
     *
     * @throws io.x12gateway.edi.segment.UnreadableTransactionException at the first 835 that can't be read
     */
    public void each(InputStream in, Consumer<RemittedClaim> handler) throws IOException {
        mapping.hand(
                new Message("remittance", "", new RemittanceFragments(in)),
                fragment -> handler.accept((RemittedClaim) fragment.value()));
    }

    /**
     * The same while the file is judged, in one reading: the verdict comes when every claim has been handed over. An 835
     * that can't be read ends with its last readable claim; its findings say why.
     */
    public ValidationReport judged(X12 judge, byte[] bytes, Consumer<RemittedClaim> handler) throws IOException {
        var report = new AtomicReference<ValidationReport>();
        hand(visitor -> report.set(RemittanceClaims.judged(judge, bytes, visitor)), handler);
        return Objects.requireNonNull(report.get(), "hand reads");
    }

    /** The same for a stream, which is read to its end and not closed. */
    public ValidationReport judged(X12 judge, InputStream in, Consumer<RemittedClaim> handler) throws IOException {
        var report = new AtomicReference<ValidationReport>();
        hand(visitor -> report.set(RemittanceClaims.judged(judge, in, visitor)), handler);
        return Objects.requireNonNull(report.get(), "hand reads");
    }

    private void hand(RemittanceFragments.Source source, Consumer<RemittedClaim> handler) throws IOException {
        mapping.hand(
                new Message("remittance", "", RemittanceFragments.judged(source)),
                fragment -> handler.accept((RemittedClaim) fragment.value()));
    }

    private static final class Holder {
        static final RemittanceEvents STANDARD = new RemittanceEvents();
    }
}
