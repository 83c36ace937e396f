package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.common.file.util.BasePath;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path of the virtual tree; one that comes from a listing brings what was seen there, so nobody has to look again. */
final class PartnerPath extends BasePath<PartnerPath, PartnerFileSystem> {
    private final @Nullable Node seen;

    PartnerPath(PartnerFileSystem fileSystem, @Nullable String root, List<String> names, @Nullable Node seen) {
        super(fileSystem, root, names);
        this.seen = seen;
    }

    static PartnerPath of(Path path) {
        if (path instanceof PartnerPath own) return own;
        throw new ProviderMismatchException();
    }

    PartnerPath child(Node node) {
        var parts = new ArrayList<>(names);
        parts.add(node.name());
        return new PartnerPath(getFileSystem(), root, parts, node);
    }

    Place place() throws Refusal {
        return Place.of(toAbsolutePath().normalize().names).orElseThrow(Refusal::noSuchFile);
    }

    Node node() throws IOException {
        if (seen != null) return seen;
        Optional<Node> found = getFileSystem().tree().find(place());
        return found.orElseThrow(Refusal::noSuchFile);
    }

    @Override
    public Path toRealPath(LinkOption... options) {
        return toAbsolutePath().normalize();
    }
}
