package io.x12gateway.routes.channel.http.access;

import io.x12gateway.core.admission.Upload;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;

import java.io.IOException;
import java.io.InputStream;

/** A body that is charged to its sender as it is read. */
final class CountedBody extends ServletInputStream {
    private final ServletInputStream in;
    private final InputStream counted;

    CountedBody(ServletInputStream in, Upload upload) {
        this.in = in;
        this.counted = upload.count(in);
    }

    @Override
    public int read() throws IOException {
        return counted.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return counted.read(bytes, offset, length);
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
