package io.x12gateway.core.wiring;

import io.x12gateway.core.handover.ClaimsSystem;
import io.x12gateway.core.handover.Handed;
import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.ClaimSubmission;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Takes claims in once, as a claims system must, and says what the test wants it to say. */
public final class ScriptedClaimsSystem implements ClaimsSystem {
    private final String name;
    private final List<ClaimSubmission> handed = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();
    private int takenTwice;
    private Function<ClaimSubmission, Handed> script = this::accept;

    ScriptedClaimsSystem(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Handed hand(ClaimSubmission submission, Duration deadline) {
        handed.add(submission);
        return script.apply(submission);
    }

    public void says(Function<ClaimSubmission, Handed> words) {
        script = words;
    }

    /** A number for each claim, the same one if it comes again under the same id. */
    public Handed accept(ClaimSubmission submission) {
        var verdicts = new HashMap<Integer, ClaimVerdict>();
        for (var claim : submission.claims()) {
            if (!taken.add(submission.submissionId() + "/" + claim.number())) takenTwice++;
            verdicts.put(
                    claim.number(),
                    new ClaimVerdict.Accepted(number(submission, claim), List.of(StatusCode.of("A2", "20", "PR"))));
        }
        return new Handed.Received(verdicts);
    }

    private static String number(ClaimSubmission submission, PlacedClaim claim) {
        return submission.submissionId().substring(0, 8) + claim.number();
    }

    /** Everything that was handed over, repetitions too. */
    public List<ClaimSubmission> handed() {
        return List.copyOf(handed);
    }

    /** How many claims are there: each once, however often it came. */
    public int claimsTaken() {
        return taken.size();
    }

    public int repetitions() {
        return takenTwice;
    }

    public static Handed rejecting(ClaimSubmission submission, Map<String, ClaimVerdict> byAccount) {
        var verdicts = new HashMap<Integer, ClaimVerdict>();
        for (var claim : submission.claims())
            verdicts.put(
                    claim.number(),
                    byAccount.getOrDefault(
                            claim.claim().patientControlNumber(),
                            new ClaimVerdict.Accepted("N" + claim.number(), List.of(StatusCode.of("A2", "20", "PR")))));
        return new Handed.Received(verdicts);
    }
}
