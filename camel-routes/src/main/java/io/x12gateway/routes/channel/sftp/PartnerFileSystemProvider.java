package io.x12gateway.routes.channel.sftp;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/** Carries {@link java.nio.file.Files} calls over to the {@link PartnerTree}; what the tree has no word for is refused. */
final class PartnerFileSystemProvider extends FileSystemProvider {
    static final PartnerFileSystemProvider INSTANCE = new PartnerFileSystemProvider();

    private PartnerFileSystemProvider() {}

    @Override
    public String getScheme() {
        return "partner";
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return open(path, options, false);
    }

    SeekableByteChannel open(Path path, Set<? extends OpenOption> options, boolean append) throws IOException {
        var own = PartnerPath.of(path);
        boolean write = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean mustBeNew = options.contains(StandardOpenOption.CREATE_NEW);
        boolean fresh = mustBeNew || options.contains(StandardOpenOption.TRUNCATE_EXISTING);
        return own.getFileSystem()
                .tree()
                .open(
                        own.place(),
                        new PartnerTree.Opening(
                                write, fresh, mustBeNew, append || options.contains(StandardOpenOption.APPEND)));
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path dir, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        var own = PartnerPath.of(dir);
        if (!own.node().isFolder()) throw new NotDirectoryException(dir.toString());
        var paths = own.getFileSystem().tree().list(own.place()).stream()
                .map(node -> (Path) own.child(node))
                .iterator();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return paths;
            }

            @Override
            public void close() {
                // a snapshot holds nothing
            }
        };
    }

    @Override
    public void delete(Path path) throws IOException {
        var own = PartnerPath.of(path);
        own.getFileSystem().tree().remove(own.place());
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        var own = PartnerPath.of(source);
        own.getFileSystem().tree().rename(own.place(), PartnerPath.of(target).place());
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        var node = node(path);
        for (var mode : modes)
            if (mode == AccessMode.WRITE && !node.isWritable()) throw new AccessDeniedException(path.toString());
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        if (type.isAssignableFrom(NodeAttributes.class)) return type.cast(new NodeAttributes(node(path)));
        throw new UnsupportedOperationException(type.getName());
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return new NodeAttributes(node(path)).toMap();
    }

    /** MINA and {@code Files.exists} look for the JDK's own exceptions to tell "is not there" from "cannot be known". */
    private static Node node(Path path) throws IOException {
        try {
            return PartnerPath.of(path).node();
        } catch (Refusal refusal) {
            throw new NoSuchFileException(path.toString());
        }
    }

    @Override
    public boolean isSameFile(Path path, Path other) {
        return PartnerPath.of(path).toRealPath().equals(PartnerPath.of(other).toRealPath());
    }

    @Override
    public boolean isHidden(Path path) {
        return false;
    }

    @Override
    public void createDirectory(Path dir, FileAttribute<?>... attributes) throws IOException {
        throw Refusal.denied("there are /inbound, /outbound and /archive, the same below /test, and no other folders");
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        throw Refusal.denied("files cannot be copied here");
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        throw Refusal.denied("attributes cannot be changed");
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return null;
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        throw Refusal.unsupported("there is no disk behind this");
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("a partner's file system belongs to its session");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        throw new UnsupportedOperationException("a partner's file system belongs to its session");
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("a partner's file system belongs to its session");
    }
}
