package io.x12gateway.core.transfer;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.remote.Listing;
import io.x12gateway.core.remote.RemoteFile;
import io.x12gateway.core.remote.RemoteName;
import io.x12gateway.core.remote.RemoteRefusal;
import io.x12gateway.core.remote.RemoteServer;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The twin of a partner's server: files in memory, and faults on demand. The process that talks to it can be killed
 * before and after each thing it asks for, and in the middle of an upload.
 */
final class RememberedServer implements RemoteServer {
    private final Map<String, Entry> files = new LinkedHashMap<>();
    private final List<String> hostileNames = new ArrayList<>();
    private final Chaos chaos;
    /** Operations that are refused, or cut before or after they are done. */
    private final Map<String, String> faults = new LinkedHashMap<>();

    private final Set<String> everArrived = new HashSet<>();
    private boolean consumesAtOnce;
    private int uploads;
    private Runnable whileReading = () -> {};

    private record Entry(String text, Instant modifiedAt) {
        int size() {
            return text.length();
        }
    }

    RememberedServer(Chaos chaos) {
        this.chaos = chaos;
    }

    void put(String name, String text, Instant modifiedAt) {
        files.put(name, new Entry(text, modifiedAt));
    }

    void showHostile(String name) {
        hostileNames.add(name);
    }

    void remove(String name) {
        files.remove(name);
    }

    Set<String> names() {
        return files.keySet();
    }

    String text(String name) {
        var entry = files.get(name);
        return entry == null ? "" : entry.text;
    }

    /** {@code refused}, {@code cut-before} or {@code cut-after}, once, at the next such operation. */
    void next(String operation, String fault) {
        faults.put(operation, fault);
    }

    /** The partner's own program takes a file the moment it has its final name. */
    void consumesAtOnce() {
        consumesAtOnce = true;
    }

    void whileReading(Runnable happens) {
        whileReading = happens;
    }

    int uploads() {
        return uploads;
    }

    /** Every final name that was ever there. */
    Set<String> everArrived() {
        return everArrived;
    }

    @Override
    public Listing list(int filesMax) {
        return doing("list", () -> {
            var found = new ArrayList<RemoteFile>();
            var refused = new ArrayList<String>();
            files.forEach((name, entry) -> {
                if (!name.contains("/")) found.add(file(name, entry));
            });
            hostileNames.forEach(name -> RemoteName.flaw(name).ifPresent(refused::add));
            return new Listing(found.stream().limit(filesMax).toList(), refused, found.size() <= filesMax);
        });
    }

    @Override
    public Optional<RemoteFile> find(String name) {
        return doing("find", () -> Optional.ofNullable(files.get(name)).map(e -> file(name, e)));
    }

    @Override
    public Optional<RemoteFile> find(String directory, String name) {
        return doing(
                "find",
                () -> Optional.ofNullable(files.get(directory + "/" + name)).map(e -> file(name, e)));
    }

    @Override
    public InputStream read(String name) {
        return doing("read", () -> {
            var entry = files.get(name);
            if (entry == null) throw new RemoteRefusal("remote-no-such-file", "no such file");
            var cut = "cut-after".equals(faults.remove("stream"));
            return new FilterInputStream(new ByteArrayInputStream(entry.text.getBytes(StandardCharsets.US_ASCII))) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    if (cut && available() == 0) throw new IOException("connection reset");
                    int read = super.read(bytes, offset, length);
                    if (read < 0) whileReading.run();
                    return read;
                }
            };
        });
    }

    @Override
    public void move(String name, String directory, String newName) {
        doing("move", () -> {
            var entry = files.remove(name);
            if (entry == null) throw new RemoteRefusal("remote-no-such-file", "no such file");
            files.put(directory + "/" + newName, entry);
            return true;
        });
    }

    @Override
    public void delete(String name) {
        doing("delete", () -> {
            if (files.remove(name) == null) throw new RemoteRefusal("remote-no-such-file", "no such file");
            return true;
        });
    }

    @Override
    public void upload(String name, InputStream body) {
        doing("upload", () -> {
            uploads++;
            String text;
            try {
                text = new String(body.readAllBytes(), StandardCharsets.US_ASCII);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            files.put(name, new Entry(text.substring(0, text.length() / 2), Instant.EPOCH));
            chaos.moment(); // half of it is there
            files.put(name, new Entry(text, Instant.EPOCH));
            return true;
        });
    }

    @Override
    public void rename(String name, String newName) {
        doing("rename", () -> {
            var entry = files.remove(name);
            if (entry == null) throw new RemoteRefusal("remote-no-such-file", "no such file");
            everArrived.add(newName);
            if (!consumesAtOnce) files.put(newName, entry);
            return true;
        });
    }

    @Override
    public void close() {}

    private interface Doing<T> {
        T done();
    }

    private <T> T doing(String operation, Doing<T> doing) {
        chaos.moment();
        var fault = faults.remove(operation);
        if ("refused".equals(fault)) throw new RemoteRefusal("remote-failure", operation + " failed");
        if ("cut-before".equals(fault)) throw cut();
        var result = doing.done();
        chaos.moment();
        if ("cut-after".equals(fault)) throw cut();
        return result;
    }

    private static GatewayFault cut() {
        return new GatewayFault(FaultKind.BACK_END, "remote-cut", "connection reset");
    }

    private static RemoteFile file(String name, Entry entry) {
        return new RemoteFile(name, entry.size(), entry.modifiedAt);
    }
}
