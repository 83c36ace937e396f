package io.x12gateway.edi.mapping;

import io.x12gateway.edi.mapping.FragmentReader.Fragment;
import io.x12gateway.edi.mapping.FragmentReader.Fragments;
import io.x12gateway.edi.remittance.ClaimPayment;
import io.x12gateway.edi.remittance.HeaderGroup;
import io.x12gateway.edi.remittance.ProviderAdjustment;
import io.x12gateway.edi.remittance.RemittanceAdvice;
import io.x12gateway.edi.remittance.RemittanceClaims;
import io.x12gateway.edi.remittance.RemittanceVisitor;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.Consumer;

/** The 835s of a file as fragments: {@code advice}, its {@code group}s and {@code claim}s and its {@code summary}, in file order. */
record RemittanceFragments(InputStream in) implements Fragments {
    static final String ADVICE = "advice";
    static final String GROUP = "group";
    static final String CLAIM = "claim";
    static final String SUMMARY = "summary";

    /** The end of an advice. */
    record Summary(RemittanceAdvice advice, List<ProviderAdjustment> adjustments) {}

    @Override
    public void tell(Consumer<Fragment> listener) throws IOException {
        RemittanceClaims.read(in, new Teller(listener));
    }

    private static final class Teller implements RemittanceVisitor {
        private final Consumer<Fragment> listener;
        private @Nullable RemittanceAdvice advice;
        private @Nullable HeaderGroup group;

        Teller(Consumer<Fragment> listener) {
            this.listener = listener;
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
