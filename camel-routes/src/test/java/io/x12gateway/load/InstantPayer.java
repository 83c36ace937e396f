package io.x12gateway.load;

import io.x12gateway.core.inquiry.Answer;
import io.x12gateway.core.inquiry.BackEnd;
import io.x12gateway.core.inquiry.Question;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Stands where the HETS client stands and answers at once, in the process, with a 271 about the trace it is asked for.
 * It knows the inquiries of this program only. Everything around the call is the gateway's own.
 */
final class InstantPayer implements BackEnd {
    static final String NAME = "instant";
    private static final byte[] TRACE = "*TRACE".getBytes(StandardCharsets.US_ASCII);
    private static final int DIGITS = 9;
    private final Numbered response = Messages.response();

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer ask(Question question, Duration deadline) {
        long number = number(question.transaction());
        return number < 0 ? new Answer.Refused("no trace of ours") : new Answer.Answered(response.with(number));
    }

    private static long number(byte[] text) {
        for (int at = 0; at + TRACE.length + DIGITS <= text.length; at++)
            if (isTrace(text, at))
                return Long.parseLong(new String(text, at + TRACE.length, DIGITS, StandardCharsets.US_ASCII));
        return -1;
    }

    private static boolean isTrace(byte[] text, int at) {
        for (int i = 0; i < TRACE.length; i++) if (text[at + i] != TRACE[i]) return false;
        return true;
    }

    @Override
    public String check() {
        return "";
    }
}
