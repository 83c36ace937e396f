package io.x12gateway.edi.tool;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps notes about unused schema types, which StAEDI logs at INFO, off the terminal. */
final class QuietSchemas {
    /** Held here, because java.util.logging forgets a logger's level with the logger. */
    private static final Logger STAEDI = Logger.getLogger("io.xlate.edi");

    private QuietSchemas() {}

    static void quiet() {
        STAEDI.setLevel(Level.WARNING);
    }
}
