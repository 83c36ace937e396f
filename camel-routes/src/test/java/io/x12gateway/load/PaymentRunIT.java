package io.x12gateway.load;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** A small payment run through a whole gateway: to the cent, and once. How fast is not looked at. */
class PaymentRunIT {
    @TempDir
    Path root;

    @Test
    void deliversEveryCentOfAPaymentRunOnce() throws Exception {
        var rows = DoorFigures.measure(Plan.of("payment-run", "--scale=0.02", "--rounds=1", "--h2-only"), root);
        System.out.print(Table.of(rows));
        assertThat(rows).hasSize(1);
        assertThat(rows).noneMatch(Row::failed);
        assertThat(rows.getFirst().measured()).contains("in 25 mailboxes");
    }
}
