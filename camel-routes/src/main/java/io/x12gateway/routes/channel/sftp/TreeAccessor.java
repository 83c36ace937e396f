package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.Channel;
import java.nio.channels.FileLock;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.security.Principal;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What the SFTP server does with paths, on the virtual tree. Setting permissions and times is answered with OK and
 * ignored, since many clients do so after every upload; owners, links, locks and copies are refused.
 */
final class TreeAccessor implements SftpFileSystemAccessor {

    @Override
    public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath) {
        return PartnerPath.of(rootDir).getFileSystem().resolve(remotePath);
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy subsystem,
            @Nullable FileHandle handle,
            Path file,
            @Nullable String handleId,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        if (handle == null) throw Refusal.denied("the size of a file is what was uploaded");
        return PartnerFileSystemProvider.INSTANCE.open(file, options, handle.isOpenAppend());
    }

    @Override
    public void closeFile(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String handleId,
            @Nullable Channel channel,
            Set<? extends OpenOption> options)
            throws IOException {
        if (channel != null) channel.close();
    }

    /** Nothing is durable before it is received: then it is, asked for or not. */
    @Override
    public void syncFileData(
            SftpSubsystemProxy subsystem, FileHandle handle, Path file, String handleId, Channel channel) {
        // OK
    }

    @Override
    public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        Files.move(from, to);
    }

    @Override
    public void removeFile(SftpSubsystemProxy subsystem, Path path, boolean isDirectory) throws IOException {
        Files.delete(path);
    }

    @Override
    public void copyFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        throw Refusal.denied("files cannot be copied here");
    }

    @Override
    public void setFileAttribute(
            SftpSubsystemProxy subsystem, Path file, String view, String attribute, Object value, LinkOption... options)
            throws IOException {
        if (!view.equals("basic")) throw Refusal.denied("owners cannot be changed");
    }

    @Override
    public void setFilePermissions(
            SftpSubsystemProxy subsystem, Path file, Set<PosixFilePermission> permissions, LinkOption... options) {
        // OK
    }

    @Override
    public void setFileOwner(SftpSubsystemProxy subsystem, Path file, Principal owner, LinkOption... options)
            throws IOException {
        throw Refusal.denied("owners cannot be changed");
    }

    @Override
    public void setGroupOwner(SftpSubsystemProxy subsystem, Path file, Principal group, LinkOption... options)
            throws IOException {
        throw Refusal.denied("owners cannot be changed");
    }

    @Override
    public void setFileAccessControl(
            SftpSubsystemProxy subsystem, Path file, List<AclEntry> entries, LinkOption... options) throws IOException {
        throw Refusal.denied("access cannot be changed");
    }

    @Override
    public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
            throws IOException {
        throw Refusal.denied("there are no links here");
    }

    @Override
    public String resolveLinkTarget(SftpSubsystemProxy subsystem, Path link) throws IOException {
        throw Refusal.noSuchFile();
    }

    @Override
    public FileLock tryLock(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String handleId,
            Channel channel,
            long position,
            long size,
            boolean shared)
            throws IOException {
        throw Refusal.unsupported("there are no locks here");
    }
}
