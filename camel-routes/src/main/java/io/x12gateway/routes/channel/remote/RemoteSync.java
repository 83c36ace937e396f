package io.x12gateway.routes.channel.remote;

import com.jcraft.jsch.ChannelSubsystem;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * {@code fsync@openssh.com}, which JSch does not speak: on a channel of its own, the file is opened, forced to the
 * server's disk and closed. Only for servers that offer it.
 */
final class RemoteSync {
    private static final int INIT = 1;
    private static final int OPEN = 3;
    private static final int CLOSE = 4;
    private static final int STATUS = 101;
    private static final int HANDLE = 102;
    private static final int EXTENDED = 200;
    private static final int VERSION = 3;
    private static final int WRITE_AND_CREATE_NOTHING = 2;
    private static final int PACKET_MAX = 256 * 1024;
    private static final int CONNECT_MILLIS = 10_000;

    private final DataInputStream in;
    private final OutputStream out;
    private int requests;

    private RemoteSync(DataInputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    static void force(Session session, String path) throws JSchException, IOException {
        var channel = (ChannelSubsystem) session.openChannel("subsystem");
        channel.setSubsystem("sftp");
        var in = new DataInputStream(channel.getInputStream());
        var out = channel.getOutputStream();
        channel.connect(CONNECT_MILLIS);
        try {
            new RemoteSync(in, out).force(path);
        } finally {
            channel.disconnect();
        }
    }

    private interface Body {
        void write(DataOutputStream packet) throws IOException;
    }

    /** @param body everything behind the type */
    private record Answer(int type, DataInputStream body) {}

    private void force(String path) throws IOException {
        send(INIT, packet -> packet.writeInt(VERSION));
        receive();
        var handle = handle(ask(OPEN, packet -> {
            text(packet, path.getBytes(StandardCharsets.UTF_8));
            packet.writeInt(WRITE_AND_CREATE_NOTHING);
            packet.writeInt(0); // no attributes
        }));
        try {
            requireOk(ask(EXTENDED, packet -> {
                text(packet, "fsync@openssh.com".getBytes(StandardCharsets.US_ASCII));
                text(packet, handle);
            }));
        } finally {
            ask(CLOSE, packet -> text(packet, handle));
        }
    }

    private Answer ask(int type, Body body) throws IOException {
        int id = ++requests;
        send(type, packet -> {
            packet.writeInt(id);
            body.write(packet);
        });
        return receive();
    }

    private void send(int type, Body body) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var packet = new DataOutputStream(bytes);
        packet.writeByte(type);
        body.write(packet);
        var framed = new ByteArrayOutputStream();
        new DataOutputStream(framed).writeInt(bytes.size());
        bytes.writeTo(framed);
        out.write(framed.toByteArray());
        out.flush();
    }

    private Answer receive() throws IOException {
        int length = in.readInt();
        if (length < 1 || length > PACKET_MAX) throw new IOException("a packet of " + length + " bytes");
        int type = in.readUnsignedByte();
        var body = new byte[length - 1];
        in.readFully(body);
        return new Answer(type, new DataInputStream(new ByteArrayInputStream(body)));
    }

    private static byte[] handle(Answer answer) throws IOException {
        if (answer.type != HANDLE) throw new IOException("the uploaded file cannot be opened again");
        answer.body.readInt();
        return answer.body.readNBytes(answer.body.readInt());
    }

    private static void requireOk(Answer answer) throws IOException {
        answer.body.readInt();
        if (answer.type != STATUS || answer.body.readInt() != 0)
            throw new IOException("the server could not force the file to its disk");
    }

    private static void text(DataOutputStream packet, byte[] bytes) throws IOException {
        packet.writeInt(bytes.length);
        packet.write(bytes);
    }
}
