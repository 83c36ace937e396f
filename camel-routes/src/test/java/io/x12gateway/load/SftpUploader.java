package io.x12gateway.load;

import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.sftp.client.SftpClient;

import java.io.IOException;
import java.util.EnumSet;
import java.util.concurrent.atomic.AtomicLong;

/** A partner's client that uploads one file after the other on one connection. CLOSE is answered when it is durable. */
final class SftpUploader implements ClosedLoop.Client {
    private static final int WRITTEN_AT_ONCE = 32_000;
    private final ClientSession session;
    private final SftpClient sftp;
    private final Numbered file;
    private final AtomicLong numbers;

    SftpUploader(SftpLines lines, String user, Numbered file, AtomicLong numbers) throws IOException {
        this.session = lines.session(user);
        this.sftp = lines.open(session);
        this.file = file;
        this.numbers = numbers;
    }

    static String name(long number) {
        return "load-%09d.x12".formatted(number);
    }

    @Override
    public void turn() throws IOException {
        long number = numbers.incrementAndGet();
        var bytes = file.with(number);
        try (var handle = sftp.open(
                "/inbound/" + name(number),
                EnumSet.of(SftpClient.OpenMode.Write, SftpClient.OpenMode.Create, SftpClient.OpenMode.Truncate))) {
            for (int at = 0; at < bytes.length; at += WRITTEN_AT_ONCE)
                sftp.write(handle, at, bytes, at, Math.min(WRITTEN_AT_ONCE, bytes.length - at));
        }
    }

    @Override
    public void close() throws IOException {
        sftp.close();
        session.close();
    }
}
