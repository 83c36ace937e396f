package io.x12gateway.routes.backend.hets;

import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import io.x12gateway.samples.hets.MockHets;
import io.x12gateway.samples.hets.Submitter;
import org.junit.jupiter.api.AfterEach;

import java.util.List;

/** The client with the mock, which computes its answers. */
class MockHetsContractTest extends HetsContract {
    private final FaultProfile faults = new FaultProfile();
    private final MockHets mock = new MockHets(
            io.x12gateway.samples.hets.HetsSettings.plain(new Submitter(SUBMITTER, null, List.of("1234567893"))),
            faults,
            CLOCK);

    @AfterEach
    void stop() {
        mock.close();
    }

    @Override
    String url() {
        return mock.uri().toString();
    }

    @Override
    void loseDataBase() {
        faults.set(FaultRule.always(Fault.UNAVAILABLE));
    }
}
