package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.ValidationProfiles;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;

/** Judges X12 and keeps nothing of it. */
@RestController
class ValidateController {
    private final HttpSettings limits;
    private final ValidationProfiles profiles;
    private final Clock clock;

    ValidateController(HttpSettings limits, ValidationProfiles profiles, Clock clock) {
        this.limits = limits;
        this.profiles = profiles;
        this.clock = clock;
    }

    /**
     * @param level judge by the SNIP types 1 to this only
     * @param profile the caller's own, which is the default, or {@code standard}: what is agreed with others is not told
     */
    @PostMapping(
            path = "/v1/validate",
            consumes = {MediaTypes.X12, MediaTypes.TEXT, MediaTypes.BYTES},
            produces = MediaTypes.JSON)
    VerdictView validate(
            Caller caller,
            HttpServletRequest request,
            @RequestParam(defaultValue = "7") int level,
            @RequestParam(defaultValue = "") String profile) {
        Parameters.onlyKnown(request, "level", "profile");
        Parameters.within("level", level, 1, JudgedLevels.ALL);
        if (request.getContentLengthLong() > sizeMax()) throw tooLarge();
        return VerdictView.of(new JudgedLevels(level).of(report(judge(caller.partner(), profile), request)));
    }

    private X12 judge(TradingPartner caller, String profile) {
        if (profile.isEmpty() || profile.equals(caller.validationProfile()))
            return profiles.judge(caller, clock.instant());
        if (profile.equals(TradingPartner.STANDARD_PROFILE)) return X12.standard();
        throw Parameters.bad("profile must be " + TradingPartner.STANDARD_PROFILE + " or your own, "
                + caller.validationProfile() + ".");
    }

    private ValidationReport report(X12 judge, HttpServletRequest request) {
        try {
            return judge.validate(new Limited(request.getInputStream()));
        } catch (IOException e) {
            throw new GatewayFault(
                    FaultKind.SENDER,
                    ProblemType.UPLOAD_BROKEN.code(),
                    "The body ended before its end was reached.",
                    e);
        }
    }

    private long sizeMax() {
        return limits.bodySizeMax().toBytes();
    }

    private GatewayFault tooLarge() {
        return new GatewayFault(
                FaultKind.SENDER,
                ProblemType.PAYLOAD_TOO_LARGE.code(),
                "At most " + sizeMax() + " bytes are judged here; split the file, or use ./gateway x12 validate.");
    }

    /** A body that does not say its size is cut off where it gets too large. */
    private final class Limited extends FilterInputStream {
        private long left = sizeMax();

        Limited(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            if (b >= 0) count(1);
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            if (n > 0) count(n);
            return n;
        }

        private void count(int n) {
            left -= n;
            if (left < 0) throw tooLarge();
        }
    }
}
