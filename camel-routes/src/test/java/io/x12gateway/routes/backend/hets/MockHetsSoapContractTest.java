package io.x12gateway.routes.backend.hets;

/** The same in SOAP. */
class MockHetsSoapContractTest extends MockHetsContractTest {
    @Override
    HetsSettings.Envelope envelope() {
        return HetsSettings.Envelope.SOAP;
    }
}
