package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.payload.Digest;
import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payload.StagedPayload;
import io.x12gateway.core.submission.Ulid;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;

/** Keeps clear bytes; they exist once the ledger has them, as with the real one. */
record InMemoryPayloads(Ulid ids, Function<PayloadId, Optional<byte[]>> stored) implements PayloadStore {
    @Override
    public StagedPayload stage(InputStream body, long limitBytes) throws IOException {
        var bytes = body.readNBytes((int) Math.min(limitBytes, Integer.MAX_VALUE - 8));
        if (body.read() >= 0)
            throw new GatewayFault(FaultKind.SENDER, "payload-too-large", "More than " + limitBytes + " bytes");
        return new StagedPayload(new PayloadId(ids.next()), Digest.of(bytes), bytes.length, Optional.of(bytes));
    }

    @Override
    public InputStream open(PayloadId id) {
        return new ByteArrayInputStream(stored.apply(id)
                .orElseThrow(() -> new GatewayFault(FaultKind.GATEWAY, "payload-missing", "No payload " + id)));
    }

    @Override
    public void discard(StagedPayload staged) {
        // Nothing was kept.
    }
}
