package io.x12gateway.edi.remittance;

import io.x12gateway.edi.codelist.Code;
import io.x12gateway.edi.codelist.CodeFlags;
import io.x12gateway.edi.codelist.CodeList;
import io.x12gateway.edi.codelist.CodeLists;
import io.x12gateway.edi.schema.CodeSet;
import org.jspecify.annotations.Nullable;

import java.util.stream.Stream;

/** What the code lists say of adjustment reasons and remarks, ready to be asked on the hot path. */
final class AdjustmentCodes {
    private static volatile @Nullable AdjustmentCodes standard;

    private final CodeLists lists;

    final CodeList reasons;
    final CodeList remarks;

    /** Reasons that need a remark. */
    static final int REMARKED = 1;

    /** Reasons that only reduce a charge. */
    static final int PARTIAL = 1 << 1;

    /** Reasons that stand in lines only. */
    static final int LINE_ONLY = 1 << 2;

    /** Reasons that never stand in an 835. */
    static final int FOREIGN = 1 << 3;

    /** Reasons that may be used with some groups only. */
    private static final int LIMITED = 1 << 4;

    /** Of the reasons: the bits above. */
    final CodeFlags flags;

    /** Remarks that explain no adjustment. */
    final CodeSet alerts;

    private final CodeSet allowed;

    AdjustmentCodes(CodeLists lists) {
        this.lists = lists;
        reasons = lists.list("carc");
        remarks = lists.list("rarc");
        flags = reasons.flags("remark", "not-whole-charge", "line-only", "only-837", "group");
        alerts = remarks.flagged("alert");
        allowed = new CodeSet(
                reasons.codes().stream().flatMap(AdjustmentCodes::pairs).toList());
    }

    private static Stream<String> pairs(Code reason) {
        return reason.values("group").stream().map(group -> group + reason.code());
    }

    /** Those of {@link CodeLists#standard()}, prepared once. */
    static AdjustmentCodes standard() {
        var lists = CodeLists.standard();
        var prepared = standard;
        if (prepared == null || prepared.lists != lists) {
            prepared = new AdjustmentCodes(lists);
            standard = prepared;
        }
        return prepared;
    }

    /** Whether a reason may be used with a group. */
    boolean agree(long group, long reason) {
        return (flags.of(reason) & LIMITED) == 0 || allowed.contains(joined(group, reason));
    }

    private static long joined(long group, long reason) {
        int bits = (Long.SIZE - Long.numberOfLeadingZeros(reason) + 7) / 8 * 8;
        return group << bits | reason;
    }
}
