package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side of deliveries to partners' servers; they are written through the ledger. */
public interface RemoteDeliveries {
    Optional<RemoteDelivery> find(String itemId);

    /** What has not arrived, oldest first. */
    List<RemoteDelivery> open(PartnerId partner, String target);

    Map<RemoteDelivery.State, Long> countByState(PartnerId partner, String target);

    /** What an operator has to decide, oldest first. */
    List<RemoteDelivery> waitingForOperator(int limit);
}
