package io.x12gateway.routes.channel.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Uploads that were received without their end, so that their sender can go on where they stop. */
interface HeldFiles {
    List<Node> list() throws IOException;

    /** What is held under this name; the newest, if there are several. */
    Optional<InputStream> open(String name) throws IOException;
}
