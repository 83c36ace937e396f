package io.x12gateway.routes.channel.sftp;

import io.x12gateway.routes.channel.sftp.Place.Folder;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one connection of one partner sees and may do. It is made of names and database rows only; no path of it is a
 * path of this machine.
 *
 * @param openedAt the time that folders show
 */
record PartnerTree(Branch production, Branch test, Visitor visitor, Instant openedAt) {

    /** How a file is opened. */
    record Opening(boolean write, boolean fresh, boolean mustBeNew, boolean append) {}

    private Branch branch(Place place) {
        return place.test() ? test : production;
    }

    Optional<Node> find(Place place) throws IOException {
        if (place.isFolder()) return Optional.of(folder(place));
        var branch = branch(place);
        return switch (place.folder()) {
            case ROOT -> Optional.empty();
            case INBOUND -> branch.inbound().find(place.name());
            case OUTBOUND -> branch.outbound().find(place.name(), false);
            case ARCHIVE -> {
                var sent = branch.sent().find(place.name());
                yield sent.isPresent() ? sent : branch.outbound().find(place.name(), true);
            }
        };
    }

    /** As it is at this moment: what comes or goes while a client reads on is not in it. */
    List<Node> list(Place place) throws IOException {
        visitor.request();
        var branch = branch(place);
        return switch (place.folder()) {
            case ROOT -> root(place.test());
            case INBOUND -> branch.inbound().list(visitor.rules());
            case OUTBOUND -> branch.outbound().waiting();
            case ARCHIVE ->
                Stream.concat(branch.outbound().archive().stream(), branch.sent().list().stream())
                        .toList();
        };
    }

    private List<Node> root(boolean inTest) {
        var folders = Stream.of(Folder.INBOUND, Folder.OUTBOUND, Folder.ARCHIVE)
                .map(folder -> folder(new Place(inTest, folder, "")));
        var more = inTest ? Stream.<Node>empty() : Stream.of(Node.folder(Place.TEST, false, openedAt));
        return Stream.concat(folders, more).toList();
    }

    SeekableByteChannel open(Place place, Opening how) throws IOException {
        if (place.isFolder()) throw Refusal.failed("that is a folder");
        visitor.request();
        var branch = branch(place);
        if (how.write()) {
            if (place.folder() != Folder.INBOUND) throw Refusal.denied("uploads go to /inbound or /test/inbound");
            return branch.inbound()
                    .open(place.name(), new Inbound.Opening(how.fresh(), how.mustBeNew(), how.append()), visitor);
        }
        return switch (place.folder()) {
            case ROOT -> throw Refusal.noSuchFile();
            case INBOUND ->
                throw find(place).isPresent()
                        ? Refusal.denied("what was received is in /archive, what is unfinished cannot be read")
                        : Refusal.noSuchFile();
            case OUTBOUND -> branch.outbound().read(place.name(), false, visitor.source());
            case ARCHIVE ->
                branch.sent().find(place.name()).isPresent()
                        ? branch.sent().read(place.name(), visitor.source())
                        : branch.outbound().read(place.name(), true, visitor.source());
        };
    }

    /** In /inbound an unfinished upload is dropped; in /outbound a document is acknowledged. */
    void remove(Place place) throws IOException {
        if (place.isFolder()) throw Refusal.denied("folders stay");
        var branch = branch(place);
        switch (place.folder()) {
            case ROOT -> throw Refusal.noSuchFile();
            case INBOUND -> branch.inbound().remove(place.name());
            case OUTBOUND -> branch.outbound().acknowledge(place.name(), visitor.source());
            case ARCHIVE -> throw Refusal.denied("the archive empties itself");
        }
    }

    /** Within /inbound an upload gets its final name; from /outbound to /archive a document is acknowledged; back restores. */
    void rename(Place from, Place to) throws IOException {
        if (from.isFolder()) throw Refusal.denied("folders stay");
        if (from.test() != to.test()) throw Refusal.denied("test data stays in /test, and production data out of it");
        var branch = branch(from);
        if (from.folder() == Folder.INBOUND && to.folder() == Folder.INBOUND && !to.isFolder()) {
            branch.inbound().rename(from.name(), to.name(), visitor);
        } else if (from.folder() == Folder.OUTBOUND && keepsItsName(from, to, Folder.ARCHIVE)) {
            branch.outbound().acknowledge(from.name(), visitor.source());
        } else if (from.folder() == Folder.ARCHIVE && keepsItsName(from, to, Folder.OUTBOUND)) {
            branch.outbound().restore(from.name(), visitor.source());
        } else {
            throw Refusal.denied(
                    "documents move from /outbound to /archive under their own name, uploads stay in /inbound");
        }
    }

    private static boolean keepsItsName(Place from, Place to, Folder folder) {
        return to.folder() == folder && (to.isFolder() || to.name().equals(from.name()));
    }

    private Node folder(Place place) {
        var name = place.folder() == Folder.ROOT && place.test()
                ? Place.TEST
                : place.folder().folderName();
        return Node.folder(name, place.folder() == Folder.INBOUND, openedAt);
    }
}
