package io.x12gateway.edi.claimstatus;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Answers to a request, built on its own tree: the parties as asked, BHT03 given back. A 277 has no AAA; trouble is
 * told by a status at the level where it lies, and nothing follows below that level.
 */
public final class ClaimStatusAnswers {

    /** The holder of the claims does not answer; the request may be sent again (E2:689:PR). */
    public static final StatusCode NO_ANSWER = StatusCode.of("E2", "689", "PR");

    /** The claims system is down (E1:484). */
    public static final StatusCode SYSTEM_DOWN = StatusCode.of("E1", "484");

    /**
     * The holder of the claims answers, but not about this one; it may be asked for again (E2:0). No entity: those of
     * claims (2200D) have none for the payer.
     */
    public static final StatusCode CLAIM_NOT_ANSWERED = StatusCode.of("E2", "0");

    /** The submitter may not ask for this provider (E0:496:41). */
    public static final StatusCode SUBMITTER_NOT_APPROVED = StatusCode.of("E0", "496", "41");

    /** The provider is not known (D0:562:1P). */
    public static final StatusCode PROVIDER_UNKNOWN = StatusCode.of("D0", "562", "1P");

    /** No such claim (A4:35). */
    public static final StatusCode CLAIM_NOT_FOUND = StatusCode.of("A4", "35");

    private ClaimStatusAnswers() {}

    /** Nothing can be answered: the status in every 2200B. */
    public static ClaimStatusResponse requestRejected(ClaimStatusRequest request, StatusCode code, LocalDateTime at) {
        var status = LevelStatus.ofRequest(request.beginning().reference(), Status.of(code, at.toLocalDate()));
        return answer(
                request,
                at,
                receiver -> new ClaimStatusResponse.Receiver(receiver.name(), Optional.of(status), List.of()));
    }

    /**
     * Each provider is refused or answered.
     *
     * @param refusal the reason to refuse a provider, placed in his 2200C; empty to answer his claims
     * @param answers the statuses of one claim asked about; if there are none the claim is told as not found
     */
    public static ClaimStatusResponse answered(
            ClaimStatusRequest request,
            LocalDateTime at,
            Function<ClaimStatusRequest.Provider, Optional<StatusCode>> refusal,
            Function<ClaimInquiry, List<ClaimStatus>> answers) {
        return answer(
                request,
                at,
                receiver -> new ClaimStatusResponse.Receiver(
                        receiver.name(),
                        Optional.empty(),
                        receiver.providers().stream()
                                .map(provider -> provider(provider, at, refusal.apply(provider), answers))
                                .toList()));
    }

    /** The news that no claim fits: A4:35, the charge given back, nothing paid, the same references and dates. */
    public static ClaimStatus notFound(ClaimInquiry asked, LocalDateTime at) {
        return told(asked, CLAIM_NOT_FOUND, at);
    }

    /** One status for a claim of which nothing more is known. */
    public static ClaimStatus told(ClaimInquiry asked, StatusCode code, LocalDateTime at) {
        var status = Status.of(code, at.toLocalDate()).with(asked.charge().orElse(BigDecimal.ZERO), BigDecimal.ZERO);
        var references = asked.references().stream()
                .filter(reference -> GIVEN_BACK.contains(reference.qualifier()))
                .toList();
        return new ClaimStatus(asked.trace(), List.of(status), references, asked.date(), List.of());
    }

    /** What a 277 may say of what the 276 said; LU and 6P exist only in the 276. */
    private static final List<String> GIVEN_BACK = List.of("1K", "BLT", "EJ", "XZ", "D9");

    private static ClaimStatusResponse.Provider provider(
            ClaimStatusRequest.Provider asked,
            LocalDateTime at,
            Optional<StatusCode> refusal,
            Function<ClaimInquiry, List<ClaimStatus>> answers) {
        if (refusal.isPresent()) {
            var status = LevelStatus.ofProvider(Status.of(refusal.get(), at.toLocalDate()));
            return new ClaimStatusResponse.Provider(asked.names(), Optional.of(status), List.of());
        }
        var subscribers = asked.subscribers().stream()
                .map(subscriber -> subscriber(subscriber, at, answers))
                .toList();
        return new ClaimStatusResponse.Provider(asked.names(), Optional.empty(), subscribers);
    }

    private static ClaimStatusResponse.Subscriber subscriber(
            ClaimStatusRequest.Subscriber asked, LocalDateTime at, Function<ClaimInquiry, List<ClaimStatus>> answers) {
        var dependents = asked.dependents().stream()
                .map(d -> new ClaimStatusResponse.Dependent(d.name(), claims(d.claims(), at, answers)))
                .toList();
        return new ClaimStatusResponse.Subscriber(asked.name(), claims(asked.claims(), at, answers), dependents);
    }

    private static List<ClaimStatus> claims(
            List<ClaimInquiry> asked, LocalDateTime at, Function<ClaimInquiry, List<ClaimStatus>> answers) {
        return asked.stream()
                .flatMap(claim -> {
                    var found = answers.apply(claim);
                    return found.isEmpty() ? List.of(notFound(claim, at)).stream() : found.stream();
                })
                .toList();
    }

    private static ClaimStatusResponse answer(
            ClaimStatusRequest request,
            LocalDateTime at,
            Function<ClaimStatusRequest.Receiver, ClaimStatusResponse.Receiver> each) {
        var payers = request.payers().stream()
                .map(payer -> new ClaimStatusResponse.Payer(
                        payer.name(),
                        Optional.empty(),
                        payer.receivers().stream().map(each).toList()))
                .toList();
        return new ClaimStatusResponse(
                ClaimStatusResponse.beginning(request.beginning().reference(), at), payers);
    }
}
