package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.partner.PartnerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One partner's {@code /inbound}, shared by all its connections. An upload counts once its handle is closed under a final
 * name, or once it is renamed from a temporary name to a final one; what a lost connection leaves behind waits to be
 * resumed. Names are no identity: every finished upload is a submission of its own, and two connections that write the
 * same name at once make two uploads.
 */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int SHOWN_MAX = 1000;

    private final PartnerId partner;
    private final Staging staging;
    private final Reception reception;
    /** By name: the upload that can be resumed or renamed, the newest under each name. */
    private final Map<String, Upload> unfinished = new HashMap<>();
    /** What was received lately, so that a client that looks after its upload finds it. */
    private final Map<String, Node> received = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Node> eldest) {
            return size() > SHOWN_MAX;
        }
    };

    private int receiving;

    Inbound(PartnerId partner, Staging staging, Reception reception) {
        this.partner = partner;
        this.staging = staging;
        this.reception = reception;
    }

    synchronized List<Node> list() {
        var nodes = new ArrayList<Node>();
        unfinished.values().forEach(upload -> nodes.add(upload.node()));
        received.values().stream()
                .filter(node -> !unfinished.containsKey(node.name()))
                .forEach(nodes::add);
        return nodes;
    }

    /** Whether an upload is being written or received. */
    synchronized boolean isBusy() {
        return receiving > 0 || unfinished.values().stream().anyMatch(Upload::isBeingWritten);
    }

    synchronized Optional<Node> find(String name) {
        var upload = unfinished.get(name);
        return upload == null ? Optional.ofNullable(received.get(name)) : Optional.of(upload.node());
    }

    /** How an upload is opened: {@code fresh} begins anew, {@code append} goes on at the end. */
    record Opening(boolean fresh, boolean mustBeNew, boolean append) {}

    synchronized UploadChannel open(String name, Opening how, String source) throws IOException {
        var flaw = FileName.flaw(name);
        if (flaw.isPresent()) throw Refusal.denied("the name is refused: " + flaw.get());
        var known = unfinished.get(name);
        if (how.mustBeNew() && known != null) throw Refusal.failed("there is an unfinished upload of that name");
        if (how.append() && known == null && received.containsKey(name))
            throw Refusal.failed("that file was received and cannot be added to: upload it anew");
        var upload = known == null || how.fresh() ? begin(name) : known;
        var channel = new UploadChannel(this, upload, source);
        upload.writtenBy(channel);
        return channel;
    }

    private Upload begin(String name) throws IOException {
        supersede(name);
        var upload = staging.begin(partner, name);
        unfinished.put(name, upload);
        return upload;
    }

    void write(UploadChannel channel, ByteBuffer bytes, long position) throws IOException {
        synchronized (this) {
            if (!channel.upload().isWrittenBy(channel))
                throw Refusal.failed("a newer connection of yours goes on with this upload");
        }
        try {
            staging.write(channel.upload(), bytes, position);
        } catch (ClosedByInterruptException e) {
            throw e; // the connection is gone; what arrived can be resumed
        } catch (IOException e) {
            synchronized (this) {
                channel.upload()
                        .spoil(e instanceof Refusal refusal ? refusal.text() : "it could not be written to disk");
            }
            throw e;
        }
    }

    /** The connection is gone: the upload waits. */
    synchronized void park(UploadChannel channel) throws IOException {
        var upload = channel.upload();
        if (!upload.isWrittenBy(channel)) return;
        upload.left(staging.now());
        upload.file().release();
        if (upload.flaw().isPresent()) unfinished.remove(upload.name(), upload);
        if (unfinished.get(upload.name()) != upload) {
            staging.discard(upload);
            return;
        }
        LOG.info(
                "{}: a connection was lost, {} bytes wait to be resumed",
                partner,
                upload.node().sizeBytes());
    }

    /** The handle was closed by its owner. */
    void finish(UploadChannel channel) throws IOException {
        var upload = channel.upload();
        synchronized (this) {
            if (!upload.isWrittenBy(channel))
                throw Refusal.failed("a newer connection of yours goes on with this upload");
            upload.left(staging.now());
            upload.file().release();
            if (upload.flaw().isEmpty() && FileName.isTemporary(upload.name())) return;
            unfinished.remove(upload.name(), upload);
        }
        try {
            receive(upload, channel.source());
        } finally {
            staging.discard(upload); // received, or its sender is told that it was not
        }
    }

    /**
     * A temporary name becomes final, and the upload counts; or it becomes another temporary name. If it cannot be
     * received it stays what it was.
     */
    void rename(String from, String to, String source) throws IOException {
        Upload upload;
        synchronized (this) {
            upload = renamable(from, to);
            unfinished.remove(from);
            supersede(to);
            upload.rename(to);
            if (FileName.isTemporary(to)) {
                unfinished.put(to, upload);
                return;
            }
        }
        try {
            receive(upload, source);
            staging.discard(upload);
        } catch (IOException | RuntimeException e) {
            giveBack(upload, from);
            throw e;
        }
    }

    private synchronized void giveBack(Upload upload, String name) {
        upload.rename(name);
        if (unfinished.putIfAbsent(name, upload) != null) staging.discard(upload);
    }

    /** What has the name now is not meant any more; if it has a writer still, that one goes on by itself. */
    private void supersede(String name) {
        var former = unfinished.remove(name);
        if (former != null && !former.isBeingWritten()) staging.discard(former);
    }

    private Upload renamable(String from, String to) throws Refusal {
        var upload = unfinished.get(from);
        if (upload == null && received.containsKey(from))
            throw Refusal.denied("that file was received: it cannot be renamed any more");
        if (upload == null) throw Refusal.noSuchFile();
        if (upload.isBeingWritten()) throw Refusal.failed("that file is still being written");
        if (!FileName.isTemporary(from))
            throw Refusal.failed("that upload was cut off: resume it, or delete it and upload it anew");
        var flaw = FileName.flaw(to);
        if (flaw.isPresent()) throw Refusal.denied("the new name is refused: " + flaw.get());
        return upload;
    }

    synchronized void remove(String name) throws Refusal {
        var upload = unfinished.get(name);
        if (upload == null && received.containsKey(name))
            throw Refusal.denied("that file was received: it cannot be taken back");
        if (upload == null) throw Refusal.noSuchFile();
        if (upload.isBeingWritten()) throw Refusal.failed("that file is still being written");
        unfinished.remove(name);
        staging.discard(upload);
    }

    /** Gives up what nobody resumed since {@code resumableSince}, forgets what was received before {@code shownSince}. */
    synchronized List<Upload> sweep(Instant resumableSince, Instant shownSince) {
        received.values().removeIf(node -> node.modifiedAt().isBefore(shownSince));
        var given = unfinished.values().stream()
                .filter(u -> !u.isBeingWritten() && u.touchedAt().isBefore(resumableSince))
                .toList();
        for (var upload : given) {
            unfinished.remove(upload.name());
            staging.discard(upload);
        }
        return given;
    }

    private void receive(Upload upload, String source) throws IOException {
        begun(1);
        try {
            requireWhole(upload);
            var receipt = Shield.call(() -> hand(upload, source));
            var node = Node.file(upload.name(), false, receipt.sizeBytes(), receipt.receivedAt());
            synchronized (this) {
                received.remove(upload.name());
                received.put(upload.name(), node);
            }
        } catch (GatewayFault fault) {
            throw refusal(fault);
        } finally {
            begun(-1);
        }
    }

    private synchronized void begun(int change) {
        receiving += change;
    }

    private static void requireWhole(Upload upload) throws Refusal {
        var flaw = upload.flaw();
        if (flaw.isPresent()) throw Refusal.failed("nothing was received: " + flaw.get());
        var hole = upload.file().hole();
        if (hole.isPresent())
            throw Refusal.failed("nothing was received: the bytes from " + hole.getAsLong()
                    + " on are missing, send the whole file");
    }

    private Receipt hand(Upload upload, String source) throws Exception {
        try (var body = upload.file().read()) {
            return reception.receive(new FinishedUpload(partner, upload.name(), body, source));
        }
    }

    private Refusal refusal(GatewayFault fault) {
        LOG.warn("{}: an upload was not received: {} {}", partner, fault.kind(), fault.code());
        return switch (fault.kind()) {
            case SENDER -> Refusal.failed("nothing was received: " + fault.getMessage());
            case CAPACITY -> Refusal.failed("nothing was received, send it again later: " + fault.getMessage());
            case BACK_END, GATEWAY ->
                Refusal.failed("it is not certain that it was received, send it again (code " + fault.code() + ")");
        };
    }
}
