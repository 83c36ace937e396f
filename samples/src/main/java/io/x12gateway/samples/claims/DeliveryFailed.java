package io.x12gateway.samples.claims;

import org.jspecify.annotations.Nullable;

/** A remittance file that may not have reached the gateway. Asking for a payment run again delivers it again. */
public final class DeliveryFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeliveryFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
