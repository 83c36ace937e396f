package io.x12gateway.edi.mapping;

import io.x12gateway.edi.claim.ClaimVerdict;
import io.x12gateway.edi.claim.ClaimVerdict.RejectedLine;
import io.x12gateway.edi.claim.PlacedClaim;
import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.DialectException.Reason;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A receipt of the dialect to values, compared with the submission that it answers. */
final class ReceiptFragments {
    private ReceiptFragments() {}

    static ClaimReceipt receipt(XmlElement root, ClaimSubmission submission) throws DialectException {
        if (!root.text("submissionId").equals(submission.submissionId()))
            throw new DialectException(
                    Reason.OTHER_INQUIRY, "the receipt is for another submission than " + submission.submissionId());
        var refusal = root.child("refusal").map(ClaimFragments::code);
        if (refusal.isPresent()) return new ClaimReceipt(refusal, Map.of());
        var sent = submission.claims().stream().collect(Collectors.toMap(PlacedClaim::number, Function.identity()));
        var verdicts = new HashMap<Integer, ClaimVerdict>();
        for (var claim : root.children("claim")) {
            int number = ClaimFragments.number(claim);
            var of = sent.get(number);
            if (of == null || !of.claim().patientControlNumber().equals(claim.text("account")))
                throw contradiction("the receipt tells of claim " + number + ", which was not sent so");
            if (verdicts.put(number, verdict(claim, of)) != null)
                throw contradiction("the receipt tells of claim " + number + " twice");
        }
        if (verdicts.size() < sent.size())
            throw contradiction("the receipt passes over " + (sent.size() - verdicts.size()) + " claims");
        return new ClaimReceipt(Optional.empty(), verdicts);
    }

    private static ClaimVerdict verdict(XmlElement claim, PlacedClaim of) throws DialectException {
        var states = states(claim);
        if (claim.text("verdict").equals("accepted")) {
            if (claim.text("payerControlNumber").isEmpty())
                throw contradiction("claim " + of.number() + " is accepted without a number of the payer");
            return new ClaimVerdict.Accepted(claim.text("payerControlNumber"), states);
        }
        var lines = new ArrayList<RejectedLine>();
        for (var line : claim.children("line")) {
            int number = ClaimFragments.number(line);
            if (number > of.claim().lines().size())
                throw contradiction("claim " + of.number() + " has no line " + number);
            lines.add(new RejectedLine(number, states(line)));
        }
        return new ClaimVerdict.Rejected(states, lines);
    }

    private static List<StatusCode> states(XmlElement parent) {
        return parent.children("state").stream().map(ClaimFragments::code).toList();
    }

    private static DialectException contradiction(String what) {
        return new DialectException(Reason.CONTRADICTION, what);
    }
}
