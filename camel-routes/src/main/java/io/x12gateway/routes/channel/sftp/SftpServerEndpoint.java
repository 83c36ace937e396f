package io.x12gateway.routes.channel.sftp;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Where uploads come from. The exchange has the bytes as an {@link java.io.InputStream}, to be read once, and the headers
 * {@link #PARTNER}, {@link #CHANNEL}, {@link #FILE_NAME}, {@link #SOURCE} and {@link #MAY_BE_CUT}, all of them ours:
 * nothing that a client sends becomes a header. The client is answered when the exchange is done, OK if its body is a {@link
 * io.x12gateway.core.intake.Receipt} by then.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = SftpServerComponent.SCHEME,
        title = "SFTP server",
        syntax = "sftp-server:folder",
        category = Category.FILE,
        consumerOnly = true)
final class SftpServerEndpoint extends DefaultEndpoint {
    static final String INBOUND = "inbound";

    /** Whose upload it is, a {@link io.x12gateway.core.partner.PartnerId}. */
    static final String PARTNER = "SftpPartner";

    /** The branch that it was uploaded to, a {@link io.x12gateway.core.submission.Channel}. */
    static final String CHANNEL = "SftpChannel";

    /** Whether only a close says that it is whole, as in {@link FinishedUpload#mayBeCut}. */
    static final String MAY_BE_CUT = "SftpMayBeCut";

    /** What its sender calls it. */
    static final String FILE_NAME = "SftpFileName";

    /** The sender's address. */
    static final String SOURCE = "SftpSource";

    @UriPath(description = "The folder that partners upload to")
    private final String folder = INBOUND;

    private final SftpDoor door;

    SftpServerEndpoint(String uri, SftpServerComponent component, SftpDoor door) {
        super(uri, component);
        this.door = door;
    }

    String folder() {
        return folder;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("partners fetch; nothing is sent to " + getEndpointUri());
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        var consumer = new SftpServerConsumer(this, processor, door);
        configureConsumer(consumer);
        return consumer;
    }
}
