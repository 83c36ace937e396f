package io.x12gateway.routes.channel.http.core;

import io.x12gateway.core.submission.Channel;
import io.x12gateway.routes.channel.http.HttpAnswer;
import io.x12gateway.routes.channel.http.HttpArrival;
import io.x12gateway.routes.channel.http.ProblemType;

import java.io.IOException;
import java.io.InputStream;

/** How envelopes are packed: the rule has two ways. */
interface Binding {
    boolean takes(MediaType contentType);

    Channel channel();

    /** How many bytes may come for so many bytes of payload. */
    long bytesMax(long payloadBytes);

    /**
     * An envelope that has not been read yet.
     *
     * @throws MalformedException this cannot be one
     */
    Envelope open(HttpArrival http, MediaType contentType, InputStream body) throws IOException;

    HttpAnswer write(CoreAnswer answer, Envelope asked);

    /**
     * Says what is wrong.
     *
     * @param asked read as far as was possible
     */
    HttpAnswer write(EnvelopeError error, Envelope asked);

    /** What cannot be answered with an envelope. */
    HttpAnswer refuse(ProblemType type, String detail);
}
