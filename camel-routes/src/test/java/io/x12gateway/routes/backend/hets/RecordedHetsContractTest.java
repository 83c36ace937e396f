package io.x12gateway.routes.backend.hets;

import org.junit.jupiter.api.AfterEach;

/** The client with exchanges that were written down by hand. */
class RecordedHetsContractTest extends HetsContract {
    private final RecordedHets recorded = new RecordedHets();

    @AfterEach
    void stop() {
        recorded.close();
    }

    @Override
    String url() {
        return recorded.url();
    }

    @Override
    void loseDataBase() {
        recorded.goOnWith("down");
    }
}
