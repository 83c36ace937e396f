package io.x12gateway.load;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** A payer's client that posts one file after the other and wants a receipt for each. */
final class HttpUploader implements ClosedLoop.Client {
    private static final String HEAD =
            HttpLine.head("POST", "/v1/transactions", Site.PAYER_TOKEN, "Prefer: respond-async\r\n");
    private static final int ACCEPTED = 202;
    private final HttpLine line;
    private final Numbered file;
    private final AtomicLong numbers;

    HttpUploader(HttpLine.Target target, Numbered file, AtomicLong numbers) throws IOException {
        this.line = new HttpLine(target);
        this.file = file;
        this.numbers = numbers;
    }

    @Override
    public void turn() throws IOException {
        var reply = line.send(HEAD, file.with(numbers.incrementAndGet()));
        if (reply.status() != ACCEPTED || !reply.text().contains("\"submission\""))
            throw new ClosedLoop.WrongAnswerException("no receipt but " + reply.status() + " " + reply.text());
    }

    @Override
    public void close() throws IOException {
        line.close();
    }
}
