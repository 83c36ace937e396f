package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.submission.Channel;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.file.FileSystemFactory;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionContext;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Gives every connection its tree; what a partner has under way is shared by all its connections. */
final class PartnerTrees implements FileSystemFactory {
    /** Ids of the documents that the connection has read to their end, whichever channel it used. */
    private static final AttributeKey<Set<String>> READ_WHOLE = new AttributeKey<>();

    private final SftpSettings settings;
    private final SftpParts parts;
    private final Staging staging;
    private final Reception reception;
    private final Map<Key, Inbound> inbounds = new ConcurrentHashMap<>();

    private record Key(PartnerId partner, Channel channel) {}

    PartnerTrees(SftpSettings settings, SftpParts parts, Staging staging, Reception reception) {
        this.settings = settings;
        this.parts = parts;
        this.staging = staging;
        this.reception = reception;
        staging.resumable()
                .forEach(upload -> inbound(upload.partner(), upload.channel()).pickUp(upload));
    }

    Collection<Inbound> inbounds() {
        return inbounds.values();
    }

    @Override
    public @Nullable Path getUserHomeDir(SessionContext session) {
        return null;
    }

    @Override
    public FileSystem createFileSystem(SessionContext context) throws IOException {
        var session = (Session) context;
        var partner = session.getAttribute(Logins.PARTNER);
        // A key that was only offered, under another name, must not decide whose session this is.
        if (partner == null || !partner.credentials().sshUser().equals(session.getUsername()))
            throw Refusal.denied("log in first");
        var readWhole = session.computeAttributeIfAbsent(READ_WHOLE, key -> ConcurrentHashMap.newKeySet());
        return new PartnerFileSystem(new PartnerTree(
                branch(partner, Channel.SFTP, readWhole),
                branch(partner, Channel.SFTP_TEST, readWhole),
                new Visitor(partner, Sessions.address(session), parts.admission(), parts.incidents()),
                parts.clock().instant()));
    }

    private Branch branch(TradingPartner partner, Channel channel, Set<String> readWhole) {
        var shown = archiveShown(partner);
        var outbound = new Outbound(partner.id(), channel, parts, shown, readWhole);
        return new Branch(inbound(partner.id(), channel), outbound, new SentFiles(partner.id(), channel, parts, shown));
    }

    private Duration archiveShown(TradingPartner partner) {
        var days = partner.mailbox().retentionDays();
        return days.isPresent() ? Duration.ofDays(days.getAsInt()) : settings.archiveShown();
    }

    private Inbound inbound(PartnerId partner, Channel channel) {
        return inbounds.computeIfAbsent(
                new Key(partner, channel),
                key -> new Inbound(
                        partner,
                        channel,
                        staging,
                        reception,
                        new HeldSubmissions(partner, channel, parts.submissions(), parts.payloads())));
    }
}
