package io.x12gateway.routes.channel.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a path of the partner's virtual tree points: a folder, or a name in one. The tree is two levels deep and made of
 * nothing but these folders, so a path can lead nowhere else.
 *
 * @param name empty for the folder itself
 */
record Place(Folder folder, String name) {

    enum Folder {
        ROOT(""),
        /** Uploads. */
        INBOUND("inbound"),
        /** The partner's mailbox: what waits to be fetched and acknowledged. */
        OUTBOUND("outbound"),
        /** Acknowledged items of the last weeks. */
        ARCHIVE("archive");

        private final String folderName;

        Folder(String folderName) {
            this.folderName = folderName;
        }

        String folderName() {
            return folderName;
        }

        private static Optional<Folder> named(String name) {
            for (var folder : values())
                if (folder != ROOT && folder.folderName.equals(name)) return Optional.of(folder);
            return Optional.empty();
        }
    }

    boolean isFolder() {
        return name.isEmpty();
    }

    /** The parts of a remote path, names in NFC, {@code .} and {@code ..} resolved; nothing is above the root. */
    static List<String> parts(String remotePath) {
        var parts = new ArrayList<String>();
        for (var part : remotePath.split("/", -1)) {
            if (part.equals("..")) {
                if (!parts.isEmpty()) parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(FileName.normalized(part));
            }
        }
        return parts;
    }

    /** Empty if the parts lead to no place that can exist. */
    static Optional<Place> of(List<String> parts) {
        return switch (parts.size()) {
            case 0 -> Optional.of(new Place(Folder.ROOT, ""));
            case 1 -> Folder.named(parts.get(0)).map(folder -> new Place(folder, ""));
            case 2 -> Folder.named(parts.get(0)).map(folder -> new Place(folder, parts.get(1)));
            default -> Optional.empty();
        };
    }
}
