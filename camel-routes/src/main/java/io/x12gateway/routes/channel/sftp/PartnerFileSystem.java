package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.common.file.util.BaseFileSystem;

import java.nio.file.attribute.UserPrincipalLookupService;
import java.util.List;
import java.util.Set;

/**
 * The tree as the file system that the SFTP server works on. MINA SSHD takes any {@link java.nio.file.FileSystem}, and
 * does all it does through it, its extensions included: so with one that knows nothing but the tree there is no way to
 * a real file, rather than a check in front of each.
 */
final class PartnerFileSystem extends BaseFileSystem<PartnerPath> {
    private final PartnerTree tree;

    PartnerFileSystem(PartnerTree tree) {
        super(PartnerFileSystemProvider.INSTANCE);
        this.tree = tree;
    }

    PartnerTree tree() {
        return tree;
    }

    PartnerPath resolve(String remotePath) {
        return create("/", Place.parts(remotePath));
    }

    @Override
    protected PartnerPath create(String root, List<String> names) {
        return new PartnerPath(this, root, names, null);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {
        // lives as long as its session and holds nothing that wants closing
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return Set.of("basic", "posix");
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        throw new UnsupportedOperationException("files here have no owners");
    }
}
