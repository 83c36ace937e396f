package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.intake.Receipt;
import io.x12gateway.core.partner.MailboxRules;
import io.x12gateway.core.partner.MailboxRules.UploadTrigger;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One partner's {@code /inbound}, shared by all its connections. By the partner's rules an upload counts once its handle
 * is closed under a final name, or once it is renamed from a temporary name to a final one, or once a marker file says
 * so; what a lost connection leaves behind waits to be resumed. Names are no identity: every finished upload is a
 * submission of its own, and two connections that write the same name at once make two uploads.
 */
final class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final int SHOWN_MAX = 1000;
    private static final int COPIED_AT_ONCE = 1 << 16;

    private final PartnerId partner;
    private final Channel channel;
    private final Staging staging;
    private final Reception reception;
    private final HeldFiles held;
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

    Inbound(PartnerId partner, Channel channel, Staging staging, Reception reception, HeldFiles held) {
        this.partner = partner;
        this.channel = channel;
        this.staging = staging;
        this.reception = reception;
        this.held = held;
    }

    /** An upload of an earlier process; the newest of each name can be gone on with. */
    synchronized void pickUp(Upload upload) {
        var other = unfinished.get(upload.name());
        if (other != null && !other.touchedAt().isBefore(upload.touchedAt())) staging.discard(upload);
        else {
            supersede(upload.name());
            unfinished.put(upload.name(), upload);
        }
    }

    /** Makes durable what waits. */
    void note() {
        List<Upload> waiting;
        synchronized (this) {
            waiting = unfinished.values().stream()
                    .filter(upload -> !upload.isBeingWritten())
                    .toList();
        }
        waiting.forEach(staging::note);
    }

    List<Node> list(MailboxRules rules) throws IOException {
        var nodes = new LinkedHashMap<String, Node>();
        for (var node : held.list()) nodes.put(node.name(), node);
        synchronized (this) {
            if (rules.acceptedShown()) nodes.putAll(received);
            unfinished.forEach((name, upload) -> nodes.put(name, upload.node()));
        }
        return List.copyOf(nodes.values());
    }

    /** Whether an upload is being written or received. */
    synchronized boolean isBusy() {
        return receiving > 0 || unfinished.values().stream().anyMatch(Upload::isBeingWritten);
    }

    Optional<Node> find(String name) throws IOException {
        synchronized (this) {
            var upload = unfinished.get(name);
            if (upload != null) return Optional.of(upload.node());
            if (received.containsKey(name)) return Optional.ofNullable(received.get(name));
        }
        return held.list().stream().filter(node -> node.name().equals(name)).reduce((older, newer) -> newer);
    }

    /** How an upload is opened: {@code fresh} begins anew, {@code append} goes on at the end. */
    record Opening(boolean fresh, boolean mustBeNew, boolean append) {}

    UploadChannel open(String name, Opening how, Visitor visitor) throws IOException {
        var flaw = FileName.flaw(name);
        if (flaw.isPresent()) throw Refusal.denied("the name is refused: " + flaw.get());
        if (visitor.rules().uploadTrigger() == UploadTrigger.RENAME && !FileName.isTemporary(name))
            throw Refusal.denied("your uploads count when they are renamed: upload it as " + name
                    + ".part and rename it when it is whole");
        var seat = visitor.seat();
        try {
            var half = how.fresh() || isUnfinished(name) ? Optional.<Upload>empty() : half(name);
            return opened(name, how, half, visitor, seat);
        } catch (IOException | RuntimeException e) {
            seat.close();
            throw e;
        }
    }

    private synchronized boolean isUnfinished(String name) {
        return unfinished.containsKey(name);
    }

    /** What was received of this file without its end, ready to be gone on with. */
    private Optional<Upload> half(String name) throws IOException {
        return Shield.call(() -> {
            var known = held.open(name);
            return known.isEmpty() ? Optional.<Upload>empty() : Optional.of(copied(name, known.get()));
        });
    }

    private Upload copied(String name, InputStream body) throws IOException {
        var upload = staging.begin(partner, channel, name);
        try (body) {
            long position = 0;
            for (var bytes = body.readNBytes(COPIED_AT_ONCE);
                    bytes.length > 0;
                    bytes = body.readNBytes(COPIED_AT_ONCE)) {
                staging.write(upload, ByteBuffer.wrap(bytes), position);
                position += bytes.length;
            }
            return upload;
        } catch (IOException | RuntimeException e) {
            staging.discard(upload);
            throw e;
        }
    }

    private synchronized UploadChannel opened(
            String name, Opening how, Optional<Upload> half, Visitor visitor, io.x12gateway.core.admission.Upload seat)
            throws IOException {
        var known = unfinished.get(name);
        if (known != null && half.isPresent()) staging.discard(half.get()); // another connection was faster
        if (how.mustBeNew() && known != null) throw Refusal.failed("there is an unfinished upload of that name");
        if (how.append() && known == null && half.isEmpty() && received.containsKey(name))
            throw Refusal.failed("that file was received and cannot be added to: upload it anew");
        Upload upload;
        if (known != null && !how.fresh()) upload = known;
        else if (known == null && half.isPresent()) {
            upload = half.get();
            unfinished.put(name, upload);
        } else upload = begin(name);
        var channel = new UploadChannel(this, upload, visitor, seat);
        upload.writtenBy(channel);
        return channel;
    }

    private Upload begin(String name) throws IOException {
        supersede(name);
        var upload = staging.begin(partner, channel, name);
        unfinished.put(name, upload);
        return upload;
    }

    void write(UploadChannel channel, ByteBuffer bytes, long position) throws IOException {
        synchronized (this) {
            if (!channel.upload().isWrittenBy(channel))
                throw Refusal.failed("a newer connection of yours goes on with this upload");
            if (channel.upload().flaw().isPresent())
                throw Refusal.failed(channel.upload().flaw().get());
        }
        try {
            count(channel, bytes.remaining());
            staging.write(channel.upload(), bytes, position);
        } catch (ClosedByInterruptException e) {
            throw e; // the connection is gone; what arrived can be resumed
        } catch (IOException e) {
            synchronized (this) {
                channel.upload()
                        .spoil(e instanceof Refusal refusal ? refusal.text() : "it could not be written to disk");
            }
            channel.seat().close(); // its client may keep it open for long, and nothing will come of it
            throw e;
        }
    }

    private static void count(UploadChannel channel, int bytes) throws Refusal {
        try {
            channel.seat().took(bytes);
        } catch (GatewayFault tooLarge) {
            throw Refusal.of(tooLarge);
        }
    }

    /** The connection is gone: the upload waits. */
    void park(UploadChannel channel) throws IOException {
        if (isWaiting(channel)) staging.note(channel.upload());
    }

    private synchronized boolean isWaiting(UploadChannel channel) throws IOException {
        channel.seat().close();
        var upload = channel.upload();
        if (!upload.isWrittenBy(channel)) return false;
        upload.left(staging.now());
        upload.file().release();
        if (upload.flaw().isPresent()) unfinished.remove(upload.name(), upload);
        if (unfinished.get(upload.name()) != upload) {
            staging.discard(upload);
            return false;
        }
        LOG.info(
                "{}: a connection was lost, {} bytes wait to be resumed",
                partner,
                upload.node().sizeBytes());
        return true;
    }

    /** The handle was closed by its owner. */
    void finish(UploadChannel channel) throws IOException {
        try {
            finished(channel);
        } finally {
            channel.seat().close();
        }
    }

    private void finished(UploadChannel channel) throws IOException {
        var upload = channel.upload();
        synchronized (this) {
            if (!upload.isWrittenBy(channel))
                throw Refusal.failed("a newer connection of yours goes on with this upload");
            upload.left(staging.now());
            upload.file().release();
            if (upload.flaw().isEmpty() && waits(upload.name(), channel.visitor())) return;
            unfinished.remove(upload.name(), upload);
        }
        try {
            receive(upload, channel.visitor(), true);
        } finally {
            staging.discard(upload); // received, or its sender is told that it was not
        }
    }

    /** Whether something has to follow before an upload of this name counts. */
    private static boolean waits(String name, Visitor visitor) {
        return FileName.isTemporary(name)
                || visitor.rules().uploadTrigger() == UploadTrigger.MARKER && !isMarker(name, visitor);
    }

    private static boolean isMarker(String name, Visitor visitor) {
        var rules = visitor.rules();
        return rules.uploadTrigger() == UploadTrigger.MARKER
                && name.length() > rules.markerSuffix().length()
                && name.endsWith(rules.markerSuffix());
    }

    /**
     * A temporary name becomes final, and the upload counts; or it becomes another name under which it waits. If it
     * cannot be received it stays what it was.
     */
    void rename(String from, String to, Visitor visitor) throws IOException {
        Upload upload;
        synchronized (this) {
            upload = renamable(from, to, visitor);
            unfinished.remove(from);
            supersede(to);
            upload.rename(to);
            if (waits(to, visitor)) {
                unfinished.put(to, upload);
                return;
            }
        }
        try {
            receive(upload, visitor, false);
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

    private Upload renamable(String from, String to, Visitor visitor) throws Refusal {
        var upload = unfinished.get(from);
        if (upload == null && received.containsKey(from))
            throw Refusal.denied("that file was received: it cannot be renamed any more");
        if (upload == null) throw Refusal.noSuchFile();
        if (upload.isBeingWritten()) throw Refusal.failed("that file is still being written");
        if (!FileName.isTemporary(from) && visitor.rules().uploadTrigger() != UploadTrigger.MARKER)
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

    private void receive(Upload upload, Visitor visitor, boolean onlyClosed) throws IOException {
        begun(1);
        try {
            requireWhole(upload);
            if (isMarker(upload.name(), visitor)) {
                receiveMarked(upload.name(), visitor);
                received(upload.name(), upload.node().sizeBytes(), staging.now());
            } else hand(upload, visitor, onlyClosed);
        } catch (GatewayFault fault) {
            throw refusal(fault);
        } finally {
            begun(-1);
        }
    }

    /** The file that a marker stands for. The marker's own content means nothing. */
    private void receiveMarked(String marker, Visitor visitor) throws IOException {
        var name = marker.substring(
                0, marker.length() - visitor.rules().markerSuffix().length());
        Upload upload;
        synchronized (this) {
            upload = unfinished.get(name);
            if (upload == null)
                throw Refusal.failed("there is no upload " + name + " that waits for this marker: upload that first");
            if (upload.isBeingWritten()) throw Refusal.failed(name + " is still being written");
            unfinished.remove(name);
        }
        try {
            requireWhole(upload);
            hand(upload, visitor, false);
            staging.discard(upload);
        } catch (IOException | RuntimeException e) {
            giveBack(upload, name);
            throw e;
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

    private void hand(Upload upload, Visitor visitor, boolean onlyClosed) throws IOException {
        var receipt = Shield.call(() -> receipt(upload, visitor, onlyClosed));
        received(upload.name(), receipt.sizeBytes(), receipt.receivedAt());
    }

    private Receipt receipt(Upload upload, Visitor visitor, boolean onlyClosed) throws Exception {
        try (var body = upload.file().read()) {
            return reception.receive(
                    new FinishedUpload(partner, channel, upload.name(), body, visitor.source(), onlyClosed));
        }
    }

    private synchronized void received(String name, long sizeBytes, Instant at) {
        received.remove(name);
        received.put(name, Node.file(name, false, sizeBytes, at));
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
