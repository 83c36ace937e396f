package io.x12gateway.core.remote;

import io.x12gateway.core.partner.PartnerId;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read side of what lies or lay on partners' servers; it is written through the ledger. */
public interface RemoteItems {

    /** What has not ended, oldest first. */
    List<RemoteItem> open(PartnerId partner, String source);

    Optional<RemoteItem> find(String itemId);

    Map<RemoteItem.State, Long> countByState(PartnerId partner, String source);

    /** What an operator has to decide, oldest first. */
    List<RemoteItem> held(int limit);
}
