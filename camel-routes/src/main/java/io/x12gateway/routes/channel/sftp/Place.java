package io.x12gateway.routes.channel.sftp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a path of the partner's virtual tree points: a folder, or a name in one. The tree has one branch for production
 * data and one for test data and is made of nothing but these folders, so a path can lead nowhere else.
 *
 * @param test whether it is in {@code /test}
 * @param name empty for the folder itself
 */
record Place(boolean test, Folder folder, String name) {
    static final String TEST = "test";

    enum Folder {
        /** {@code /} or {@code /test}. */
        ROOT(""),
        /** Uploads. */
        INBOUND("inbound"),
        /** The partner's mailbox: what waits to be fetched and acknowledged. */
        OUTBOUND("outbound"),
        /** Acknowledged items and received uploads of the last weeks. */
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

    /** {@code /inbound} or {@code /test/inbound}: as a partner writes the folder. */
    String folderPath() {
        return (test ? "/" + TEST : "") + "/" + folder.folderName();
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
        boolean test = !parts.isEmpty() && parts.getFirst().equals(TEST);
        var within = test ? parts.subList(1, parts.size()) : parts;
        return switch (within.size()) {
            case 0 -> Optional.of(new Place(test, Folder.ROOT, ""));
            case 1 -> Folder.named(within.getFirst()).map(folder -> new Place(test, folder, ""));
            case 2 -> Folder.named(within.getFirst()).map(folder -> new Place(test, folder, within.get(1)));
            default -> Optional.empty();
        };
    }
}
