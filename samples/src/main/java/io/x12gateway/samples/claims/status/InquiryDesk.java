package io.x12gateway.samples.claims.status;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.AnsweredClaim;
import io.x12gateway.edi.mapping.AskedClaim;
import io.x12gateway.edi.mapping.ClaimsAnswer;
import io.x12gateway.edi.mapping.ClaimsAnswer.ProviderRefusal;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.ClaimsInquiry;
import io.x12gateway.edi.mapping.DialectException;
import io.x12gateway.samples.claims.ledger.Claim;
import io.x12gateway.samples.claims.ledger.Ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads an inquiry in the claims system's own XML and answers it in the same. A provider who never billed a claim here
 * is refused with all that he asks.
 */
public final class InquiryDesk {
    private static final StatusCode PROVIDER_UNKNOWN = StatusCode.of("D0", "562", "1P");
    private static final StatusCode SYSTEM_UNAVAILABLE = StatusCode.of("E1", "484");

    private final ClaimsDialect dialect = ClaimsDialect.standard();
    private final Ledger ledger;
    private final StatusDesk statuses;

    public InquiryDesk(Ledger ledger) {
        this.ledger = ledger;
        this.statuses = new StatusDesk(ledger);
    }

    /** @throws DialectException if the message is no inquiry of the dialect */
    public Asked read(byte[] message) throws DialectException {
        return new Asked(dialect.readInquiry(message));
    }

    /** One inquiry, and the answers that it may get. */
    public final class Asked {
        private final ClaimsInquiry inquiry;

        private Asked(ClaimsInquiry inquiry) {
            this.inquiry = inquiry;
        }

        /** The names by which fault rules may know it. */
        public List<String> subjects() {
            return inquiry.claims().stream()
                    .flatMap(claim -> subjects(claim).stream())
                    .toList();
        }

        private List<String> subjects(AskedClaim claim) {
            var subjects = new ArrayList<String>();
            subjects.add(claim.memberId());
            subjects.add(claim.provider().id());
            for (var found : found(claim)) {
                subjects.add(found.controlNumber());
                subjects.add(ledger.name(found));
            }
            return subjects;
        }

        public byte[] answer() {
            return answer(inquiry.inquiryId(), claim -> true);
        }

        /** An answer that passes over the claims that go by this name; empty if it is none's, or nothing is left. */
        public Optional<byte[]> answerWithout(String subject) {
            Predicate<AskedClaim> rest = claim -> !subjects(claim).contains(subject);
            long left = inquiry.claims().stream().filter(rest).count();
            if (left == 0 || left == inquiry.claims().size()) return Optional.empty();
            return Optional.of(answer(inquiry.inquiryId(), rest));
        }

        public byte[] answerToAnother() {
            return answer("of-another-inquiry", claim -> true);
        }

        public byte[] unavailable() {
            return dialect.writeAnswer(ClaimsAnswer.refused(inquiry.inquiryId(), SYSTEM_UNAVAILABLE));
        }

        private byte[] answer(String inquiryId, Predicate<AskedClaim> told) {
            var asked = inquiry.claims().stream().filter(told).toList();
            var refusals = asked.stream()
                    .map(claim -> claim.provider().id())
                    .distinct()
                    .filter(npi -> !statuses.knows(npi))
                    .map(npi -> new ProviderRefusal(npi, PROVIDER_UNKNOWN))
                    .toList();
            var claims = asked.stream()
                    .filter(claim -> statuses.knows(claim.provider().id()))
                    .flatMap(claim -> answers(claim).stream())
                    .toList();
            return dialect.writeAnswer(new ClaimsAnswer(inquiryId, Optional.empty(), refusals, claims));
        }

        private List<AnsweredClaim> answers(AskedClaim claim) {
            return statuses.answer(claim.provider().id(), claim.memberId(), claim.inquiry()).stream()
                    .map(status -> new AnsweredClaim(claim.number(), status))
                    .toList();
        }

        private List<Claim> found(AskedClaim claim) {
            return statuses.find(claim.provider().id(), claim.memberId(), claim.inquiry());
        }
    }
}
