package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/** A test with an SFTP door of its own, open while it runs. */
abstract class AtTheDoor {
    @TempDir
    Path dir;

    OpenDoor door;

    @BeforeEach
    void open() throws Exception {
        door = new OpenDoor(dir);
    }

    @AfterEach
    void close() {
        door.close();
    }
}
