package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.GatewayFault;

/** What the writer has to tell about one entry. */
sealed interface Result {
    record Done(Outcome outcome) implements Result {}

    record Failed(GatewayFault fault) implements Result {}
}
