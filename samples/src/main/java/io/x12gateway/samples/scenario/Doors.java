package io.x12gateway.samples.scenario;

import java.util.ArrayList;
import java.util.List;

/** Every way into a gateway, as {@code data/demo/access.json} lists them. */
final class Doors {
    private static final List<String> PARTNERS = List.of("apiToken", "oauthClient", "clientCertificate");
    private static final List<String> MAILBOX = List.of("apiToken", "mailboxToken", "oauthClient", "clientCertificate");
    private static final List<String> CORE = List.of("corePassword", "apiToken", "oauthClient", "clientCertificate");
    private static final List<String> OPERATOR = List.of("operatorTokenFile");
    private static final List<String> NONE = List.of();

    private final List<Access.Door> doors = new ArrayList<>();

    private Doors() {}

    static List<Access.Door> of(String https, String http, String sftp) {
        var all = new Doors();
        all.partners(https);
        all.core(https);
        all.logins(https);
        all.sftp(sftp);
        all.operators(http);
        return List.copyOf(all.doors);
    }

    private void partners(String https) {
        add(
                "transactions",
                "POST",
                https + "/v1/transactions",
                PARTNERS,
                "X12; answers on the line or gives a receipt");
        add("eligibility", "POST", https + "/v1/eligibility", PARTNERS, "JSON, asked as a 270");
        add("claim-status", "POST", https + "/v1/claim-status", PARTNERS, "JSON, asked as a 276");
        add("validate", "POST", https + "/v1/validate", PARTNERS, "X12; judged and not kept");
        add("submissions", "GET", https + "/v1/submissions", PARTNERS, "what became of what was sent");
        add("mailbox", "GET", https + "/v1/mailbox", MAILBOX, "what waits; fetched and acknowledged below it");
        add("status", "GET", https + "/v1/status", MAILBOX, "whether the log-in works, and the operators' notice");
        add(
                "webhook-deliveries",
                "GET",
                https + "/v1/webhooks/deliveries",
                MAILBOX,
                "what was told to the partner's own addresses");
        add("trace", "POST", https + "/v1/trace", MAILBOX, "JSON, the number of a claim; all that happened to it");
        add("openapi", "GET", https + "/v1/openapi.json", NONE, "the description of all of these");
        add("docs", "GET", https + "/v1/docs", NONE, "the same to read");
    }

    private void core(String https) {
        add("core-mime-real-time", "POST", https + "/core", CORE, "CAQH CORE MIME, ProcessingMode RealTime");
        add("core-mime-batch", "POST", https + "/core", CORE, "CAQH CORE MIME, ProcessingMode Batch");
        add("core-soap", "POST", https + "/core/soap", CORE, "CAQH CORE SOAP 1.2, real time and batch (MTOM)");
        add("core-wsdl", "GET", https + "/core/soap?wsdl", NONE, "the service description of the SOAP door");
    }

    private void logins(String https) {
        add("oauth-token", "POST", https + "/oauth2/token", List.of("oauthClient"), "grant_type=client_credentials");
        add("oauth-keys", "GET", https + "/oauth2/jwks", NONE, "the keys that sign access tokens");
        add(
                "oauth-metadata",
                "GET",
                https + "/.well-known/oauth-authorization-server",
                NONE,
                "where to get access tokens");
    }

    private void sftp(String sftp) {
        add(
                "sftp",
                "SFTP",
                sftp,
                List.of("sftpPrivateKey", "sftpPassword"),
                "/inbound, /outbound, /archive, and the same below /test");
    }

    private void operators(String http) {
        add("operator", "GET", http + "/operator/status", OPERATOR, "the operator's commands, below /operator");
        add("health", "GET", http + "/actuator/health/readiness", NONE, "whether all parts work");
        add("metrics", "GET", http + "/actuator/prometheus", NONE, "counters and gauges");
    }

    private void add(String name, String method, String url, List<String> logins, String takes) {
        doors.add(new Access.Door(name, method, url, logins, takes));
    }
}
