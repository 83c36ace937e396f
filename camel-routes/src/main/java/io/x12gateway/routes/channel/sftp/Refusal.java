package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.fault.GatewayFault;
import org.apache.sshd.sftp.common.SftpConstants;

import java.io.IOException;
import java.util.Objects;

/** An answer other than OK: an SFTP version 3 status and the text that goes with it. */
final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String text;

    private Refusal(int status, String text) {
        super(text);
        this.status = status;
        this.text = text;
    }

    static Refusal noSuchFile() {
        return new Refusal(SftpConstants.SSH_FX_NO_SUCH_FILE, "there is no such file");
    }

    static Refusal denied(String text) {
        return new Refusal(SftpConstants.SSH_FX_PERMISSION_DENIED, text);
    }

    static Refusal failed(String text) {
        return new Refusal(SftpConstants.SSH_FX_FAILURE, text);
    }

    /** In the fault's own words, which say what to do. */
    static Refusal of(GatewayFault fault) {
        return failed(Objects.requireNonNullElse(fault.getMessage(), fault.code()));
    }

    static Refusal unsupported(String text) {
        return new Refusal(SftpConstants.SSH_FX_OP_UNSUPPORTED, text);
    }

    int status() {
        return status;
    }

    String text() {
        return text;
    }
}
