package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Fragments;
import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.ProviderAdjustment;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.remittance.RemittanceClaims;
import io.x12gateway.edi.remittance.RemittanceVisitor;
import io.x12gateway.edi.segment.UnreadableTransactionException;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** The 835s of a file as fragments: {@code advice}, its {@code group}s and {@code claim}s and its {@code summary}, in file order. */
record RemittanceFragments(Source source, boolean judged) implements Fragments {
    static final String ADVICE = "advice";
    static final String GROUP = "group";
    static final String CLAIM = "claim";
    static final String SUMMARY = "summary";

    /** Where claims come from. */
    @FunctionalInterface
    interface Source {
        void read(RemittanceVisitor visitor) throws IOException;
    }

    RemittanceFragments(InputStream in) {
        this(visitor -> RemittanceClaims.read(in, visitor), false);
    }

    /** For a source that judges while it reads: its report says what can't be read, and why. */
    static RemittanceFragments judged(Source source) {
        return new RemittanceFragments(source, true);
    }

    /** The end of an advice. */
    record Summary(RemittanceAdvice advice, List<ProviderAdjustment> adjustments) {}

    @Override
    public void tell(Consumer<Fragment> listener) throws IOException {
        source.read(new Teller(listener, judged));
    }

    private static final class Teller implements RemittanceVisitor {
        private final Consumer<Fragment> listener;
        private final boolean judged;
        private @Nullable RemittanceAdvice advice;
        private @Nullable HeaderGroup group;

        Teller(Consumer<Fragment> listener, boolean judged) {
            this.listener = listener;
            this.judged = judged;
        }

        @Override
        public void adviceStarts(RemittanceAdvice head) {
            advice = head;
            listener.accept(new Fragment(ADVICE, head));
        }

        @Override
        public void groupStarts(HeaderGroup head) {
            group = head;
            listener.accept(new Fragment(GROUP, head));
        }

        @Override
        public void adviceFails(UnreadableTransactionException why) {
            if (!judged) throw why;
        }

        @Override
        public void claim(ClaimPayment claim) {
            if (advice == null || group == null) throw new IllegalStateException("a claim before its advice");
            listener.accept(new Fragment(CLAIM, new RemittedClaim(advice, group, claim)));
        }

        @Override
        public void adviceEnds(List<ProviderAdjustment> adjustments) {
            if (advice == null) throw new IllegalStateException("an end before its advice");
            listener.accept(new Fragment(SUMMARY, new Summary(advice, List.copyOf(adjustments))));
        }
    }
}
