package io.x12gateway.samples.claims;

import io.x12gateway.edi.claimstatus.StatusCode;
import io.x12gateway.edi.mapping.AnsweredClaim;
import io.x12gateway.edi.mapping.AskedClaim;
import io.x12gateway.edi.mapping.ClaimsAnswer;
import io.x12gateway.edi.mapping.ClaimsAnswer.ProviderRefusal;
import io.x12gateway.edi.mapping.ClaimsDialect;
import io.x12gateway.edi.mapping.ClaimsInquiry;
import io.x12gateway.edi.mapping.DialectException;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads an inquiry in the claims system's own XML and answers it in the same. A provider who never billed a claim here
 * is refused with all that he asks.
 */
final class InquiryDesk {
    private static final StatusCode PROVIDER_UNKNOWN = StatusCode.of("D0", "562", "1P");
    private static final StatusCode SYSTEM_UNAVAILABLE = StatusCode.of("E1", "484");

    private final ClaimsDialect dialect = ClaimsDialect.standard();
    private final ClaimsStore store;
    private final StatusDesk statuses;

    InquiryDesk(ClaimsStore store, Clock clock) {
        this.store = store;
        this.statuses = new StatusDesk(store, clock);
    }

    /** @throws DialectException if the message is no inquiry of the dialect */
    Asked read(byte[] message) throws DialectException {
        return new Asked(dialect.readInquiry(message));
    }

    /** One inquiry, and the answers that it may get. */
    final class Asked {
        private final ClaimsInquiry inquiry;

        private Asked(ClaimsInquiry inquiry) {
            this.inquiry = inquiry;
        }

        /** The names by which fault rules may know it. */
        List<String> subjects() {
            var subjects = new ArrayList<String>();
            for (var claim : inquiry.claims()) {
                subjects.add(claim.memberId());
                for (var found : found(claim)) {
                    subjects.add(found.controlNumber());
                    subjects.add(store.name(found));
                }
            }
            return subjects;
        }

        byte[] answer() {
            return answer(inquiry.inquiryId());
        }

        byte[] answerToAnother() {
            return answer("of-another-inquiry");
        }

        byte[] unavailable() {
            return dialect.writeAnswer(ClaimsAnswer.refused(inquiry.inquiryId(), SYSTEM_UNAVAILABLE));
        }

        private byte[] answer(String inquiryId) {
            var refusals = inquiry.claims().stream()
                    .map(claim -> claim.provider().id())
                    .distinct()
                    .filter(npi -> !statuses.knows(npi))
                    .map(npi -> new ProviderRefusal(npi, PROVIDER_UNKNOWN))
                    .toList();
            var claims = inquiry.claims().stream()
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
