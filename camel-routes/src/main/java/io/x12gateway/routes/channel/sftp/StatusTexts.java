package io.x12gateway.routes.channel.sftp;

import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.apache.sshd.sftp.common.SftpHelper;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.EOFException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/**
 * Answers refusals in their own words, and everything else with a status of protocol version 3 and nothing of our
 * insides.
 */
final class StatusTexts implements SftpErrorStatusDataHandler {
    private static final Logger LOG = LoggerFactory.getLogger(StatusTexts.class);

    @Override
    public int resolveSubStatus(
            SftpSubsystemEnvironment environment, int id, Throwable thrown, int command, Object... arguments) {
        int status = thrown instanceof Refusal refusal ? refusal.status() : SftpHelper.resolveSubstatus(thrown);
        return status <= SftpConstants.SSH_FX_OP_UNSUPPORTED ? status : SftpConstants.SSH_FX_FAILURE;
    }

    @Override
    public String resolveErrorMessage(
            SftpSubsystemEnvironment environment,
            int id,
            Throwable thrown,
            int status,
            int command,
            Object... arguments) {
        if (thrown instanceof Refusal refusal) return refusal.text();
        if (thrown instanceof SftpException limit) return Objects.requireNonNullElse(limit.getMessage(), "");
        if (!(thrown instanceof EOFException) && !(thrown instanceof FileSystemException))
            LOG.warn("an SFTP request failed", thrown);
        return SftpHelper.resolveStatusMessage(status);
    }
}
