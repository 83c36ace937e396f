package io.x12gateway.core.admission;

import io.x12gateway.core.audit.AuditEntry;
import io.x12gateway.core.ledger.InMemoryLedger;
import io.x12gateway.core.wiring.World;
import org.junit.jupiter.api.Test;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class IncidentsTest {
    private static final SourceAddress STRANGER = new SourceAddress("198.51.100.7");
    private static final SourceAddress OFFICE = new SourceAddress("192.0.2.10");
    private final World.TestClock clock = new World.TestClock();
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final Incidents incidents = new Incidents(ledger, clock);

    @Test
    void writesTheFirstOnesSinglyAndTheRestAsANumber() {
        for (int i = 0; i < 5_000; i++) incidents.note(Incident.LOGIN_REFUSED, "http", "unknown API token", STRANGER);
        incidents.note(Incident.LOGIN_REFUSED, "http", "unknown API token", OFFICE);
        assertThat(ledger.audit())
                .hasSize(11)
                .allSatisfy(entry -> assertThat(entry.action()).isEqualTo("login.refused"));
        clock.pass(Duration.ofSeconds(61));
        incidents.settleIfDue();
        assertThat(ledger.audit()).hasSize(12);
        assertThat(ledger.audit().getLast())
                .extracting(AuditEntry::reason, AuditEntry::source)
                .containsExactly("4990 more within a minute", "198.51.100.7");
        incidents.note(Incident.LOGIN_REFUSED, "http", "unknown API token", STRANGER);
        assertThat(ledger.audit()).as("a new minute").hasSize(13);
    }

    @Test
    void keepsItsMemoryBoundedHoweverManyAddressesThereAre() {
        for (int i = 0; i < 20_000; i++)
            incidents.note(
                    Incident.LOGIN_REFUSED,
                    "http",
                    "unknown API token",
                    new SourceAddress("10." + i / 65536 + "." + i / 256 % 256 + "." + i % 256));
        incidents.settle();
        assertThat(ledger.audit()).hasSizeLessThan(1_020);
        assertThat(ledger.audit().getLast())
                .extracting(AuditEntry::reason, AuditEntry::source)
                .containsExactly("18990 more within a minute", "many addresses");
    }
}
