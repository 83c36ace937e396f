package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.Submissions;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Held uploads as the ledger knows them: they can be gone on with after a restart, too. */
record HeldSubmissions(PartnerId partner, Channel channel, Submissions submissions, PayloadStore payloads)
        implements HeldFiles {

    @Override
    public List<Node> list() throws IOException {
        return Shield.call(() -> submissions.held(partner, channel).stream()
                .map(held -> Node.file(held.fileName(), true, held.sizeBytes(), held.receivedAt()))
                .toList());
    }

    @Override
    public Optional<InputStream> open(String name) throws IOException {
        var newest = submissions.held(partner, channel).stream()
                .filter(held -> held.fileName().equals(name))
                .reduce((older, newer) -> newer);
        return newest.isEmpty()
                ? Optional.empty()
                : Optional.of(payloads.open(newest.get().payload()));
    }
}
