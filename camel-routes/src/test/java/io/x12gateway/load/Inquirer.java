package io.x12gateway.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A client of the real-time door on a connection that stays: a 270, and the 271 about the same trace. */
final class Inquirer implements ClosedLoop.Client {
    private static final Numbered INQUIRY = Messages.inquiry();
    private static final String HEAD = HttpLine.head("POST", "/v1/transactions", Site.ASKER_TOKEN, "");
    private final HttpLine line;
    private final AtomicLong numbers;
    private final boolean canned;

    /** @param canned whether the answer is always the same, as that of the bare route */
    Inquirer(HttpLine.Target target, AtomicLong numbers, boolean canned) throws IOException {
        this.line = new HttpLine(target);
        this.numbers = numbers;
        this.canned = canned;
    }

    @Override
    public void turn() throws IOException {
        long number = numbers.incrementAndGet();
        var reply = line.send(HEAD, INQUIRY.with(number));
        var text = reply.text();
        var trace = "TRN*2*TRACE%09d*".formatted(canned ? 1 : number);
        if (reply.status() != 200
                || !text.contains("ST*271*")
                || !text.contains(trace)
                || !text.contains("EB*1*IND*30"))
            throw new ClosedLoop.WrongAnswerException("no 271 about " + trace + " but " + reply.status() + " "
                    + text.substring(0, Math.min(300, text.length())));
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
