package io.x12gateway.samples.demo;

import io.x12gateway.samples.scenario.Scenario;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the demo's gateway and its mocks are told: where the keys of the folder lie, and which ports are whose.
 *
 * @param tells whether partners are told by webhook what happens
 */
record DemoSettings(DemoPlaces places, Ports ports, boolean tells) {
    static final String LOOPBACK = "127.0.0.1";
    private static final String STORE_PASSWORD = DemoPlaces.STORE_PASSWORD;
    private static final String SUBMITTER_ID = "GW0001";

    /** The gateway's settings; everything not named keeps its default. */
    Map<String, Object> gateway() {
        var settings = new LinkedHashMap<String, Object>();
        settings.put("data-dir", places.root().toString());
        settings.put("partners-file", places.partnersFile().toString());
        settings.put("http", httpSettings());
        settings.put("sftp", Map.of("address", LOOPBACK, "port", ports.sftp()));
        settings.put(
                "broker",
                Map.of("claims", Map.of("port", ports.broker(), "user", "claims", "password", STORE_PASSWORD)));
        settings.put(
                "remittance-queue",
                Map.of(
                        "partner",
                        DemoPartner.PAYER,
                        "key-file",
                        places.key(DemoPlaces.REMITTANCE_KEY).toString()));
        settings.put("hets", hetsClientSettings());
        if (tells)
            settings.put(
                    "webhooks", Map.of("allowed-networks", "127.0.0.0/8", "ports", Integer.toString(ports.webhooks())));
        return Map.of("gateway", settings);
    }

    private Map<String, Object> httpSettings() {
        return Map.of(
                "tls-address", LOOPBACK,
                "tls-port", ports.https(),
                "loopback-port", ports.http(),
                "certificate-file", places.key("gateway.pem").toString(),
                "private-key-file", places.key("gateway.key").toString());
    }

    private Map<String, Object> hetsClientSettings() {
        return Map.of(
                "url",
                "https://localhost:" + ports.hets() + "/",
                "submitter-id",
                SUBMITTER_ID,
                "key-store",
                places.key("gateway-at-hets.p12").toString(),
                "key-store-password",
                STORE_PASSWORD,
                "trust-store",
                places.key("authority.p12").toString(),
                "trust-store-password",
                STORE_PASSWORD,
                "test",
                Map.of("url", "https://localhost:" + ports.hetsTest() + "/"));
    }

    /** The mocks' settings. */
    Map<String, Object> mocks() {
        return Map.of(
                "controlPort",
                ports.mocks(),
                "hets",
                hetsSide(ports.hets()),
                "hetsTest",
                hetsSide(ports.hetsTest()),
                "claims",
                claimsSide(Map.of(
                        "remittances",
                        "claims.remittance",
                        "remittanceKey",
                        places.key(DemoPlaces.REMITTANCE_KEY).toString(),
                        "data",
                        places.root().resolve("claims-system").toString())),
                "claimsTest",
                claimsSide(Map.of(
                        "inquiries", "claims.test.inquiry", "submissions", "claims.test.submission", "workers", 1)));
    }

    private Map<String, Object> hetsSide(int port) {
        return Map.of(
                "host",
                LOOPBACK,
                "port",
                port,
                "tls",
                hetsServerSettings(),
                "today",
                Scenario.TODAY.toString(),
                "payerId",
                "CMS",
                "submitters",
                List.of(Map.of(
                        "id",
                        SUBMITTER_ID,
                        "certificateName",
                        SUBMITTER_ID,
                        "npis",
                        List.of("1234567893", "1450000025", "1670000037"))));
    }

    private Map<String, Object> claimsSide(Map<String, Object> itsOwn) {
        var side = new LinkedHashMap<>(itsOwn);
        side.put("broker", "tcp://127.0.0.1:" + ports.broker());
        side.put("user", "claims");
        side.put("password", STORE_PASSWORD);
        return side;
    }

    private Map<String, Object> hetsServerSettings() {
        return Map.of(
                "keyStore",
                places.key("hets.p12").toString(),
                "keyStorePassword",
                STORE_PASSWORD,
                "trustStore",
                places.key("authority.p12").toString(),
                "trustStorePassword",
                STORE_PASSWORD);
    }
}
