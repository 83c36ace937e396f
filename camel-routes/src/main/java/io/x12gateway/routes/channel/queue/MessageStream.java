package io.x12gateway.routes.channel.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A message's body as it is read from the broker: a large one is never in memory as a whole. */
final class MessageStream extends InputStream {
    private static final int END = -1;
    private final BytesMessage message;

    private MessageStream(BytesMessage message) {
        this.message = message;
    }

    /** Of a text or bytes message; anything else, Java objects above all, is empty. */
    static InputStream of(Message message) throws JMSException {
        return switch (message) {
            case BytesMessage bytes -> new MessageStream(bytes);
            case TextMessage text -> new ByteArrayInputStream(text(text).getBytes(StandardCharsets.UTF_8));
            default -> InputStream.nullInputStream();
        };
    }

    private static String text(TextMessage message) throws JMSException {
        return message.getText() == null ? "" : message.getText();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) == END ? END : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) return 0;
        var bytes = new byte[length];
        try {
            int count = message.readBytes(bytes);
            if (count > 0) System.arraycopy(bytes, 0, into, offset, count);
            return count > 0 ? count : END;
        } catch (JMSException e) {
            throw new IOException("the message could not be read to its end", e);
        }
    }
}
