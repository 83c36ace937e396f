package io.x12gateway.core.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A bundle for stores that have none: each payload by itself, and in memory while it is written. */
final class OneByOne implements Bundle {
    private final PayloadStore store;
    private final List<StagedPayload> staged = new ArrayList<>();
    private boolean finished;

    OneByOne(PayloadStore store) {
        this.store = store;
    }

    @Override
    public StagedPayload add(Body body) throws IOException {
        var out = new ByteArrayOutputStream();
        body.writeTo(out);
        var one = store.stage(new ByteArrayInputStream(out.toByteArray()), Long.MAX_VALUE);
        staged.add(one);
        return one;
    }

    @Override
    public void finish() {
        finished = true;
    }

    @Override
    public void close() {
        if (!finished) staged.forEach(store::discard);
    }
}
