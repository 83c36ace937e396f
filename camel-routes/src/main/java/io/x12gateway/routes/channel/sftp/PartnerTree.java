package io.x12gateway.routes.channel.sftp;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one connection of one partner sees and may do. It is made of names and database rows only; no path of it is a
 * path of this machine.
 *
 * @param source the partner's address, for the audit trail
 * @param openedAt the time that folders show
 */
record PartnerTree(Inbound inbound, Outbound outbound, String source, Instant openedAt) {

    /** How a file is opened. */
    record Opening(boolean write, boolean fresh, boolean mustBeNew, boolean append) {}

    Optional<Node> find(Place place) throws IOException {
        if (place.isFolder()) return Optional.of(folder(place.folder()));
        return switch (place.folder()) {
            case ROOT -> Optional.empty();
            case INBOUND -> inbound.find(place.name());
            case OUTBOUND -> outbound.find(place.name(), false);
            case ARCHIVE -> outbound.find(place.name(), true);
        };
    }

    List<Node> list(Place.Folder folder) throws IOException {
        return switch (folder) {
            case ROOT ->
                List.of(folder(Place.Folder.INBOUND), folder(Place.Folder.OUTBOUND), folder(Place.Folder.ARCHIVE));
            case INBOUND -> inbound.list();
            case OUTBOUND -> outbound.waiting();
            case ARCHIVE -> outbound.archive();
        };
    }

    SeekableByteChannel open(Place place, Opening how) throws IOException {
        if (place.isFolder()) throw Refusal.failed("that is a folder");
        if (how.write()) {
            if (place.folder() != Place.Folder.INBOUND) throw Refusal.denied("uploads go to /inbound");
            return inbound.open(place.name(), new Inbound.Opening(how.fresh(), how.mustBeNew(), how.append()), source);
        }
        return switch (place.folder()) {
            case ROOT -> throw Refusal.noSuchFile();
            case INBOUND ->
                throw find(place).isPresent() ? Refusal.denied("uploads cannot be read back") : Refusal.noSuchFile();
            case OUTBOUND -> outbound.read(place.name(), false, source);
            case ARCHIVE -> outbound.read(place.name(), true, source);
        };
    }

    /** In /inbound an unfinished upload is dropped; in /outbound a document is acknowledged. */
    void remove(Place place) throws IOException {
        if (place.isFolder()) throw Refusal.denied("folders stay");
        switch (place.folder()) {
            case ROOT -> throw Refusal.noSuchFile();
            case INBOUND -> inbound.remove(place.name());
            case OUTBOUND -> outbound.acknowledge(place.name(), source);
            case ARCHIVE -> throw Refusal.denied("the archive empties itself");
        }
    }

    /** Within /inbound an upload gets its final name; from /outbound to /archive a document is acknowledged; back restores. */
    void rename(Place from, Place to) throws IOException {
        if (from.isFolder()) throw Refusal.denied("folders stay");
        if (from.folder() == Place.Folder.INBOUND && to.folder() == Place.Folder.INBOUND && !to.isFolder()) {
            inbound.rename(from.name(), to.name(), source);
        } else if (from.folder() == Place.Folder.OUTBOUND && keepsItsName(from, to, Place.Folder.ARCHIVE)) {
            outbound.acknowledge(from.name(), source);
        } else if (from.folder() == Place.Folder.ARCHIVE && keepsItsName(from, to, Place.Folder.OUTBOUND)) {
            outbound.restore(from.name(), source);
        } else {
            throw Refusal.denied(
                    "documents move from /outbound to /archive under their own name, uploads stay in /inbound");
        }
    }

    private static boolean keepsItsName(Place from, Place to, Place.Folder folder) {
        return to.folder() == folder && (to.isFolder() || to.name().equals(from.name()));
    }

    private Node folder(Place.Folder folder) {
        return Node.folder(folder.folderName(), folder == Place.Folder.INBOUND, openedAt);
    }
}
