package io.x12gateway.routes.backend.hets;

/** The same in SOAP. */
class RecordedHetsSoapContractTest extends RecordedHetsContractTest {
    @Override
    HetsSettings.Envelope envelope() {
        return HetsSettings.Envelope.SOAP;
    }
}
