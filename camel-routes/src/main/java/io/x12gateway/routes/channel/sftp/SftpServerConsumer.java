package io.x12gateway.routes.channel.sftp;

import io.x12gateway.core.intake.Receipt;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;

/** Opens the door when its route starts and closes it when the route stops. */
final class SftpServerConsumer extends DefaultConsumer {
    private final SftpDoor door;

    SftpServerConsumer(SftpServerEndpoint endpoint, Processor processor, SftpDoor door) {
        super(endpoint, processor);
        this.door = door;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        door.open(this::receive);
    }

    @Override
    protected void doStop() throws Exception {
        door.close();
        super.doStop();
    }

    private Receipt receive(FinishedUpload upload) throws Exception {
        var exchange = createExchange(false);
        try {
            var in = exchange.getIn();
            in.setBody(upload.body());
            in.setHeader(SftpServerEndpoint.PARTNER, upload.partner());
            in.setHeader(SftpServerEndpoint.CHANNEL, upload.channel());
            in.setHeader(SftpServerEndpoint.FILE_NAME, upload.fileName());
            in.setHeader(SftpServerEndpoint.MAY_BE_CUT, upload.mayBeCut());
            in.setHeader(SftpServerEndpoint.SOURCE, upload.source());
            getProcessor().process(exchange);
            if (exchange.getException() != null) throw exchange.getException();
            return exchange.getMessage().getMandatoryBody(Receipt.class);
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
