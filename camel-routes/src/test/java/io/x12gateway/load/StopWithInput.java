package io.x12gateway.load;

import java.io.IOException;
import java.io.OutputStream;

/** Ends this process when its standard input ends: a server under load never outlives the load program. */
final class StopWithInput {
    private StopWithInput() {}

    static void watch() {
        Thread.ofPlatform().daemon().name("stop-with-input").start(() -> {
            try {
                System.in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // a broken pipe is an end, too
            }
            System.exit(0);
        });
    }
}
