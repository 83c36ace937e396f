package io.x12gateway.edi.claimstatus;

import io.x12gateway.edi.validation.HierarchyRule;
import io.x12gateway.edi.validation.PatientLevelRule;
import io.x12gateway.edi.validation.Placed;
import io.x12gateway.edi.validation.RejectedLevelRule;
import io.x12gateway.edi.validation.SituationalRule;
import io.x12gateway.edi.validation.TraceRule;

import java.util.List;

/** What the schemas of 276 and 277 can not say. */
public final class ClaimStatusRules {
    private static final List<String> LEVELS = List.of("20", "21", "19", "22", "23");

    private ClaimStatusRules() {}

    public static List<SituationalRule> request() {
        return List.of(
                new HierarchyRule(LEVELS, true),
                new PatientLevelRule("TRN", "2200"),
                new RequestRule(),
                new TraceRule());
    }

    public static List<SituationalRule> response() {
        var codes = StatusCodes.standard();
        return List.of(
                new HierarchyRule(LEVELS, false),
                new RejectedLevelRule("STC", stc -> rejectsLevel(stc, codes), ""),
                new StatusRule(codes, true));
    }

    /** The statuses that a 277CA gives. */
    public static SituationalRule acknowledged() {
        return new StatusRule(StatusCodes.standard(), false);
    }

    /** The receiver or provider, not a claim, gets no answer. */
    private static boolean rejectsLevel(Placed stc, StatusCodes codes) {
        boolean above = stc.loop().equals("2200B") || stc.loop().equals("2200C");
        return above && (codes.errors.contains(stc.key(1, 1)) || stc.says(1, 1, "D0"));
    }
}
