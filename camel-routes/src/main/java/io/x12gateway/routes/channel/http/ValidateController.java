package io.x12gateway.routes.channel.http;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.edi.X12;
import io.x12gateway.edi.validation.ValidationReport;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Judges X12 and keeps nothing of it. */
@RestController
class ValidateController {
    private final HttpSettings limits;

    ValidateController(HttpSettings limits) {
        this.limits = limits;
    }

    /** @param level judge by the SNIP types 1 to this only */
    @PostMapping(
            path = "/v1/validate",
            consumes = {MediaTypes.X12, MediaTypes.TEXT, MediaTypes.BYTES},
            produces = MediaTypes.JSON)
    VerdictView validate(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "7") int level)
            throws IOException {
        Parameters.onlyKnown(request, "level");
        Parameters.within("level", level, 1, JudgedLevels.ALL);
        if (request.getContentLengthLong() > sizeMax()) throw tooLarge();
        return VerdictView.of(new JudgedLevels(level).of(report(request)));
    }

    private ValidationReport report(HttpServletRequest request) throws IOException {
        try {
            return X12.standard().validate(new Limited(request.getInputStream()));
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
