package io.x12gateway.core.lineage;

import io.x12gateway.edi.envelope.ByteSpan;
import io.x12gateway.edi.envelope.SegmentView;
import io.x12gateway.edi.validation.TransactionListener;
import io.x12gateway.edi.validation.UnjudgedScan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * What a 999 says about one transaction set: the AK2 loop of its own, or the verdict on its whole group.
 *
 * @param code IK501 or AK901
 */
record AcknowledgedSet(String code, ByteSpan span) {

    /**
     * @param group GS06 of the set that was acknowledged
     * @param set its ST02
     */
    static Optional<AcknowledgedSet> in(InputStream ack999, String group, String set) throws IOException {
        var search = new Search(group, set);
        UnjudgedScan.of(ack999, search);
        return search.found.or(() -> search.ofGroup);
    }

    private static final class Search implements TransactionListener {
        private final String group;
        private final String set;
        private Optional<AcknowledgedSet> found = Optional.empty();
        private Optional<AcknowledgedSet> ofGroup = Optional.empty();
        private long groupFrom = -1;
        private long setFrom = -1;

        Search(String group, String set) {
            this.group = group;
            this.set = set;
        }

        @Override
        public void starts(SegmentView st) {
            groupFrom = -1;
            setFrom = -1;
        }

        @Override
        public void segment(SegmentView segment) {
            if (segment.is("AK1")) groupFrom = segment.says(2, group) ? segment.offset() : -1;
            if (groupFrom < 0) return;
            if (segment.is("AK2")) setFrom = segment.says(2, set) ? segment.offset() : -1;
            else if (segment.is("IK5") && setFrom >= 0) {
                found = Optional.of(told(segment, setFrom));
                setFrom = -1;
            } else if (segment.is("AK9")) ofGroup = Optional.of(told(segment, groupFrom));
        }

        private static AcknowledgedSet told(SegmentView last, long from) {
            return new AcknowledgedSet(last.element(1), new ByteSpan(from, last.endOffset() - from));
        }

        @Override
        public void ends(boolean trailer) {
            groupFrom = -1;
        }
    }
}
