package io.x12gateway.samples.demo;

import io.x12gateway.samples.scenario.Access;

import java.nio.file.Path;
import java.util.List;

/** What the demo leaves its reader with: where everything is, and what to try next. */
record Farewell(Transcript transcript, Access access, Ports ports, Path data) {

    private String controlPort() {
        return ports.mocks() == Ports.USUAL.mocks() ? "" : " --port " + ports.mocks();
    }

    void print(boolean good) {
        transcript.heading(
                good
                        ? "Everything went as it should. It stays up; Ctrl-C stops it."
                        : "Some steps went wrong, see above. It stays up; Ctrl-C stops it.");
        transcript.line(
                "HTTPS     " + access.httpsUrl() + "   certificate authority: " + access.certificateAuthority());
        transcript.line("HTTP      " + access.httpUrl() + "   this machine only: health, metrics, the operator");
        transcript.line("SFTP      " + access.sftpHost() + ":" + access.sftpPort());
        transcript.line("Access    " + data.resolve("access.json") + "   every door; the partners' tokens and keys");
        transcript.line("Logs      " + data.resolve("log/gateway.log"));
        transcript.subheading("Try");
        transcript.commands(List.of(
                "samples/clients/send-270.sh",
                "samples/clients/put-batch.sh my-batch.x12",
                "./gateway clock +14d" + controlPort(),
                "./gateway pay" + controlPort(),
                "samples/clients/poll-mailbox.sh cedar-billing 835",
                "samples/clients/poll-835.sh summit-billing",
                "curl " + access.httpUrl() + "/actuator/health/readiness",
                "./gateway trace ACCT1001 --data-dir " + data,
                "./gateway status --data-dir " + data,
                "./gateway audit verify --data-dir " + data));
    }
}
