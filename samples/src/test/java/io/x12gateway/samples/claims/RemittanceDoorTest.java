package io.x12gateway.samples.claims;

import io.x12gateway.samples.claims.ledger.Ledger;
import io.x12gateway.samples.claims.payment.PaymentRun;
import io.x12gateway.samples.fault.Fault;
import io.x12gateway.samples.fault.FaultProfile;
import io.x12gateway.samples.fault.FaultRule;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Into a folder, without a broker. */
class RemittanceDoorTest {
    @TempDir
    private Path folder;

    private final FaultProfile faults = new FaultProfile();
    private final ActiveMQConnectionFactory nobody = new ActiveMQConnectionFactory("tcp://127.0.0.1:1");

    @AfterEach
    void close() {
        nobody.close();
    }

    @ParameterizedTest
    @CsvSource({
        "SLOW, 1, true",
        "SILENT, 0, false",
        "DUPLICATE, 2, true",
        "TRUNCATED, 1, false",
        "GARBAGE, 1, false",
        "WRONG_CONTROL_NUMBER, 1, false",
        "UNBALANCED, 1, false",
    })
    void deliversAsAFaultWantsIt(Fault fault, int files, boolean whole) throws IOException {
        faults.set(FaultRule.always(fault).onRoute("payment").withDelay(Duration.ofMillis(20)));
        var result = run().run(door());
        var delivered = delivered();
        assertThat(delivered).hasSize(files);
        for (var file : delivered)
            assertThat(Files.mismatch(file, Path.of(result.file())) < 0).isEqualTo(whole);
        assertThat(folder.resolve("drop").resolve(Path.of(result.eftFile()).getFileName()))
                .exists();
    }

    @Test
    void deliversNothingWhileItIsAwayAndTheSameFileAfterwards() throws IOException {
        faults.set(FaultRule.always(Fault.REFUSED).forSubject("1234567893").only(1));
        var ledger = Ledger.packaged(Clock.systemUTC());
        var run = new PaymentRun(ledger, "GATEWAY", folder.resolve("runs"));
        assertThatThrownBy(() -> run.run(door())).isInstanceOf(DeliveryFailed.class);
        assertThat(delivered()).isEmpty();
        run.run(door());
        assertThat(delivered()).hasSize(1);
    }

    private PaymentRun run() {
        return new PaymentRun(Ledger.packaged(Clock.systemUTC()), "GATEWAY", folder.resolve("runs"));
    }

    private RemittanceDoor door() {
        var settings = new ClaimsSettings(
                "tcp://127.0.0.1:1",
                "nobody",
                "none",
                "claims.inquiry",
                "claims.answer",
                "claims.submission",
                null,
                folder.resolve("drop"),
                1,
                "GATEWAY",
                null,
                null,
                null,
                null,
                null);
        return new RemittanceDoor(nobody, settings, faults);
    }

    private List<Path> delivered() throws IOException {
        if (!Files.exists(folder.resolve("drop"))) return List.of();
        try (var files = Files.list(folder.resolve("drop"))) {
            return files.filter(f -> f.toString().endsWith(".x12")).toList();
        }
    }
}
