package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Upload;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.Optional;

/** The body of a CORE request: nobody's at first, charged to a partner as soon as its envelope has said whose it is. */
final class EnvelopeBody extends HttpServletRequestWrapper implements AutoCloseable {
    private static final ThreadLocal<@Nullable EnvelopeBody> CURRENT = new ThreadLocal<>();
    private @Nullable Upload upload;
    private long before;

    EnvelopeBody(HttpServletRequest request) {
        super(request);
        CURRENT.set(this);
    }

    /** That of the request that this thread works on. */
    static Optional<EnvelopeBody> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    void charge(Upload to) {
        if (upload != null) upload.close();
        upload = to;
        to.took(before);
    }

    private void took(int bytes) {
        if (upload == null) before += bytes;
        else upload.took(bytes);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        return new Counted(super.getInputStream());
    }

    @Override
    public void close() {
        CURRENT.remove();
        if (upload != null) upload.close();
    }

    private final class Counted extends ServletInputStream {
        private final ServletInputStream in;

        Counted(ServletInputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) took(1);
            return b;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int n = in.read(bytes, offset, length);
            if (n > 0) took(n);
            return n;
        }

        @Override
        public boolean isFinished() {
            return in.isFinished();
        }

        @Override
        public boolean isReady() {
            return in.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            in.setReadListener(listener);
        }
    }
}
