package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.payload.PayloadId;
import io.x12gateway.core.payload.PayloadStore;
import io.x12gateway.core.payload.StagedPayload;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CountDownLatch;

/** A payload store whose disk can be made to hang, so that a test can act between SSH_FXP_CLOSE and its answer. */
final class PausablePayloads implements PayloadStore {
    private final PayloadStore store;
    private volatile @Nullable CountDownLatch gate;
    private volatile CountDownLatch arrived = new CountDownLatch(1);

    PausablePayloads(PayloadStore store) {
        this.store = store;
    }

    void pause() {
        arrived = new CountDownLatch(1);
        gate = new CountDownLatch(1);
    }

    void awaitArrival() throws InterruptedException {
        arrived.await();
    }

    void goOn() {
        var closed = gate;
        gate = null;
        if (closed != null) closed.countDown();
    }

    @Override
    public StagedPayload stage(InputStream body, long limitBytes) throws IOException {
        var closed = gate;
        if (closed != null) {
            arrived.countDown();
            try {
                closed.await();
            } catch (InterruptedException e) {
                throw new IOException("the work was interrupted", e);
            }
        }
        return store.stage(body, limitBytes);
    }

    @Override
    public InputStream open(PayloadId id) throws IOException {
        return store.open(id);
    }

    @Override
    public void discard(StagedPayload staged) {
        store.discard(staged);
    }
}
