package io.x12gateway.core.remote;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

/** A partner's server answered that it did not do what it was asked for. */
public final class RemoteRefusal extends GatewayFault {
    private static final long serialVersionUID = 1L;

    /** @param code stable, such as {@code remote-no-such-file} */
    public RemoteRefusal(String code, String message) {
        super(FaultKind.BACK_END, code, message);
    }
}
