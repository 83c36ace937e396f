package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.intake.Arrival;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.submission.Channel;
import io.x12gateway.core.submission.ProcessingMode;
import org.apache.camel.Body;
import org.apache.camel.Header;

import java.io.InputStream;
import java.util.Optional;

/** An upload in the words of intake. Files are batches, always. */
public final class UploadArrival {
    private UploadArrival() {}

    public static Arrival of(
            @Body InputStream body,
            @Header(SftpServerEndpoint.PARTNER) PartnerId partner,
            @Header(SftpServerEndpoint.CHANNEL) Channel channel,
            @Header(SftpServerEndpoint.FILE_NAME) String fileName,
            @Header(SftpServerEndpoint.SOURCE) String source,
            @Header(SftpServerEndpoint.MAY_BE_CUT) boolean mayBeCut) {
        return new Arrival(partner, channel, ProcessingMode.BATCH, fileName, Optional.empty(), body, source, mayBeCut);
    }
}
