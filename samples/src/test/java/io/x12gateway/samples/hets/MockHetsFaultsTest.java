package io.x12gateway.samples.hets;

import io.x12gateway.edi.X12;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MockHetsFaultsTest {
    private static final byte[] MARIA =
            Inquiry270.about(MockHetsTest.persona("maria-samplea")).bytes();
    private static final byte[] JOHN =
            Inquiry270.about(MockHetsTest.persona("john-sampleb")).bytes();

    private final FaultProfile faults = new FaultProfile();
    private final MockHets hets = new MockHets(MockHetsTest.settings(null), faults, MockHetsTest.CLOCK);
    private final CoreClient client = CoreClient.plain(hets.uri());

    @AfterEach
    void stop() {
        hets.close();
    }

    @Test
    void isSlow() {
        faults.set(FaultRule.always(Fault.SLOW).withDelay(Duration.ofMillis(300)));
        long start = System.nanoTime();
        assertThat(client.ask(MARIA).x12()).contains("~ST*271*");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }

    @Test
    void dropsTheLineWithoutAnAnswer() {
        faults.set(FaultRule.always(Fault.SILENT));
        assertThatThrownBy(() -> client.ask(MARIA))
                .isInstanceOf(UncheckedIOException.class)
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void sendsTheInterchangeTwice() {
        faults.set(FaultRule.always(Fault.DUPLICATE));
        assertThat(client.ask(MARIA).x12().split("~IEA", -1)).hasSize(3);
    }

    @Test
    void sendsHalfAnInterchange() {
        faults.set(FaultRule.always(Fault.TRUNCATED));
        assertThat(client.ask(MARIA).x12()).startsWith("ISA*").doesNotContain("~IEA");
    }

    @Test
    void sendsAWebPage() {
        faults.set(FaultRule.always(Fault.GARBAGE));
        assertThat(client.ask(MARIA).field("Body")).contains("Bad Gateway");
    }

    @Test
    void refusesTheCall() {
        faults.set(FaultRule.always(Fault.REFUSED));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Receiver");
    }

    @Test
    void cannotReachItsDataBase() {
        faults.set(FaultRule.always(Fault.UNAVAILABLE));
        var reply = client.ask(MARIA);
        assertThat(reply.x12()).contains("~HL*1**20*0~AAA*Y**42*R~NM1*PR*2*CMS");
        assertThat(X12.standard().validate(reply.x12Bytes()).allFindings()).isEmpty();
    }

    @Test
    void answersAnotherRequest() {
        faults.set(FaultRule.always(Fault.WRONG_CONTROL_NUMBER));
        assertThat(client.ask(MARIA).x12()).contains("~EB*1*").doesNotContain("T0000001");
    }

    @Test
    void flaps() {
        faults.set(FaultRule.always(Fault.FLAPPING));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Receiver");
    }

    @Test
    void misbehavesInOneKindOfEnvelopeOnly() {
        faults.set(new FaultProfile.Setting(
                0, List.of(FaultRule.always(Fault.REFUSED).onRoute("soap"))));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Success");
        faults.set(new FaultProfile.Setting(
                0, List.of(FaultRule.always(Fault.REFUSED).onRoute("mime"))));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Receiver");
    }

    @Test
    void misbehavesForOnePersonaOnly() {
        faults.set(FaultRule.always(Fault.REFUSED).forSubject("maria-samplea"));
        assertThat(client.ask(MARIA).field("ErrorCode")).isEqualTo("Receiver");
        assertThat(client.ask(JOHN).field("ErrorCode")).isEqualTo("Success");
    }
}
