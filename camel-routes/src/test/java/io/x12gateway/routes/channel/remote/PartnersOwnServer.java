package io.x12gateway.routes.channel.remote;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystem;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A partner's own SFTP server, with a directory of its own and faults on demand. Each fault happens once. */
public final class PartnersOwnServer implements AutoCloseable {
    public static final String USER = "gateway";
    private static final long NEVER = Long.MAX_VALUE;

    final Path root;
    private final KeyPair ourKey;
    private final SshServer server = SshServer.setUpDefaultServer();
    private final AtomicLong cutReadAfter = new AtomicLong(NEVER);
    private final AtomicLong cutWriteAfter = new AtomicLong(NEVER);
    private final AtomicInteger refusedRenames = new AtomicInteger();
    private final AtomicInteger refusedRemovals = new AtomicInteger();
    private volatile String cutAfterRename = "";
    private final AtomicInteger syncs = new AtomicInteger();
    private final AtomicInteger posixRenames = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private volatile boolean consumes;
    private volatile boolean silent;
    private volatile Runnable onRead = () -> {};
    private volatile KeyPair hostKey;

    public PartnersOwnServer(Path root) throws IOException, GeneralSecurityException {
        this.root = Files.createDirectories(root);
        Files.createDirectories(root.resolve("out/done"));
        Files.createDirectories(root.resolve("in"));
        ourKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(session -> List.of(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> isUs(user, key));
        server.setPasswordAuthenticator((user, password, session) -> password.equals("open sesame"));
        server.setFileSystemFactory(new VirtualFileSystemFactory(root.toAbsolutePath()));
        server.setSubsystemFactories(List.of(new Subsystems()));
        server.start();
    }

    private boolean isUs(String user, PublicKey key) {
        return user.equals(USER) && KeyUtils.compareKeys(key, ourKey.getPublic());
    }

    /** A directory for one partner's files, seen from the root. */
    public void prepare(String directory) throws IOException {
        Files.createDirectories(root.resolve(directory));
    }

    public int port() {
        return server.getPort();
    }

    public String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** As after a reinstallation, or with somebody in between. */
    void changeHostKey() throws GeneralSecurityException {
        hostKey = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
    }

    void changeHostKeyToAnotherKind() throws GeneralSecurityException {
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    }

    /** The private key that this server lets in, in OpenSSH's format. */
    public String privateKey() throws IOException, GeneralSecurityException {
        var out = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ourKey, "gateway", null, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    void put(String name, String text) throws IOException {
        put(name, text, Instant.parse("2026-03-04T05:00:00Z"));
    }

    void put(String name, String text, Instant modifiedAt) throws IOException {
        put(name, text.getBytes(StandardCharsets.US_ASCII), modifiedAt);
    }

    /** Whole from the first moment on. */
    public void put(String name, byte[] content, Instant modifiedAt) throws IOException {
        var hidden = Files.createTempFile(root, "hidden", "");
        Files.write(hidden, content);
        Files.setLastModifiedTime(hidden, FileTime.from(modifiedAt));
        Files.move(hidden, root.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    public List<String> names(String directory) throws IOException {
        try (var files = Files.list(root.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(f -> String.valueOf(f.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    public boolean has(String name) {
        return Files.exists(root.resolve(name));
    }

    public String text(String name) throws IOException {
        return Files.readString(root.resolve(name), StandardCharsets.ISO_8859_1);
    }

    void cutWhileReadingAfter(long bytes) {
        cutReadAfter.set(bytes);
    }

    void cutWhileWritingAfter(long bytes) {
        cutWriteAfter.set(bytes);
    }

    void refuseRenames(int times) {
        refusedRenames.set(times);
    }

    void refuseRemovals(int times) {
        refusedRemovals.set(times);
    }

    /** The connection ends when the file has this ending, before we are told. */
    void cutAfterRenameTo(String ending) {
        cutAfterRename = ending;
    }

    /** The partner's own program takes a file the moment it has its final name. */
    void consumeAtOnce() {
        consumes = true;
    }

    /** Keeps connections and answers nothing any more. */
    void fallSilent(boolean now) {
        silent = now;
    }

    void onRead(Runnable happens) {
        onRead = happens;
    }

    int syncs() {
        return syncs.get();
    }

    int posixRenames() {
        return posixRenames.get();
    }

    int logins() {
        return logins.get();
    }

    @Override
    public void close() throws IOException {
        silent = false;
        server.stop(true);
    }

    /** Names that begin with {@code EVIL-} are shown as what no file system would have. */
    private final class Subsystems extends SftpSubsystemFactory {
        Subsystems() {
            addSftpEventListener(new Faults());
        }

        @Override
        public Command createSubsystem(ChannelSession channel) throws IOException {
            var subsystem = new SftpSubsystem(channel, this) {
                @Override
                protected void writeDirEntry(
                        int id,
                        DirectoryHandle directory,
                        Map<String, Path> entries,
                        Buffer buffer,
                        int index,
                        Path file,
                        String name,
                        LinkOption... options)
                        throws IOException {
                    var shown =
                            switch (name) {
                                case "EVIL-up" -> "../../in/stolen.edi";
                                case "EVIL-root" -> "/etc/cron.d/x.edi";
                                case "EVIL-line" -> "a\nb.edi";
                                case "EVIL-star" -> "*.edi";
                                default -> name;
                            };
                    super.writeDirEntry(id, directory, entries, buffer, index, file, shown, options);
                }
            };
            listeners(subsystem);
            return subsystem;
        }

        private void listeners(SftpSubsystem subsystem) {
            getRegisteredListeners().forEach(subsystem::addSftpEventListener);
        }
    }

    private final class Faults implements SftpEventListener {
        private final AtomicLong read = new AtomicLong();
        private final AtomicLong written = new AtomicLong();

        @Override
        public void initialized(ServerSession session, int version) {
            logins.incrementAndGet();
        }

        @Override
        public void received(ServerSession session, int type, int id) throws IOException {
            while (silent)
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("stopped", e);
                }
        }

        @Override
        public void receivedExtension(ServerSession session, String extension, int id) {
            if (extension.equals("fsync@openssh.com")) syncs.incrementAndGet();
            if (extension.equals("posix-rename@openssh.com")) posixRenames.incrementAndGet();
        }

        @Override
        public void reading(
                ServerSession session, String handle, FileHandle file, long offset, byte[] data, int at, int length) {
            onRead.run();
            if (read.addAndGet(length) > cutReadAfter.get()) {
                cutReadAfter.set(NEVER);
                session.close(true);
            }
        }

        @Override
        public void writing(
                ServerSession session, String handle, FileHandle file, long offset, byte[] data, int at, int length) {
            if (written.addAndGet(length) > cutWriteAfter.get()) {
                cutWriteAfter.set(NEVER);
                session.close(true);
            }
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (refusedRenames.getAndUpdate(n -> Math.max(0, n - 1)) > 0) throw new IOException("disk is busy");
        }

        @Override
        public void moved(ServerSession session, Path from, Path to, Collection<CopyOption> options, Throwable thrown)
                throws IOException {
            if (thrown != null) return;
            if (consumes) Files.deleteIfExists(to);
            var ending = cutAfterRename;
            if (!ending.isEmpty() && to.toString().endsWith(ending)) {
                cutAfterRename = "";
                session.close(true);
            }
        }

        @Override
        public void removing(ServerSession session, Path path, boolean isDirectory) throws IOException {
            if (refusedRemovals.getAndUpdate(n -> Math.max(0, n - 1)) > 0) throw new IOException("file is busy");
        }
    }
}
