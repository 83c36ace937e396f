package io.x12gateway.routes.operator;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.util.Base64;

/** A secret made here, shown once, and of which the gateway gets the hash only. */
record NewSecret(String text) {
    private static final int BYTES = 32;

    static NewSecret make() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return new NewSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Only once it counts: a secret that was refused is of no use. */
    void show(PrintWriter out, String what) {
        out.println(what + ", shown this once: " + text);
    }

    @Override
    public String toString() {
        return "...";
    }
}
