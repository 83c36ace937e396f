package io.x12gateway.core.ledger;

import org.junit.jupiter.api.AfterEach;

/** What all contracts of the stores have in common: fresh stores for each test. */
public interface StoresContract {
    Stores stores();

    @AfterEach
    default void closeStores() {
        stores().close();
    }
}
