package io.x12gateway.samples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** What lies where in the demo's folder. */
record DemoPlaces(Path root) {
    static final String REMITTANCE_KEY = "remittance.key";

    /** Of every key store; they are good for nothing outside of this folder. */
    static final String STORE_PASSWORD = "demo-only";

    static final String WEBHOOK_SECRET = "demo-hook";

    Path keys() {
        return root.resolve("keys");
    }

    Path key(String name) {
        return keys().resolve(name);
    }

    Path accessFile() {
        return root.resolve("access.json");
    }

    Path partnersFile() {
        return root.resolve("partners.yaml");
    }

    Path webhookSecrets() {
        return root.resolve("webhook-secrets");
    }

    Path webhookSecret() {
        return webhookSecrets().resolve(WEBHOOK_SECRET);
    }

    /** Made by the gateway in its data directory. */
    Path operatorToken() {
        return root.resolve("operator.token");
    }

    void writeStore(Authority.Identity identity, String name) throws IOException {
        identity.writePkcs12(key(name), STORE_PASSWORD);
        restrict(key(name));
    }

    /** For its owner alone. */
    static void restrict(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
