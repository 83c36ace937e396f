package io.x12gateway.routes.operator;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.routes.OperatorTool;
import io.x12gateway.routes.RunningGateway;
import io.x12gateway.routes.channel.http.DoorClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

import javax.sql.DataSource;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The operator's commands against a running gateway: what they say, and what the doors make of it. */
@ExtendWith(RunningGateway.Extension.class)
class PartnerToolIT {
    private static final Pattern SHOWN_ONCE = Pattern.compile("shown this once: (\\S+)");
    private static final PartnerId HARBOR = new PartnerId("tool-harbor");
    private static final String CLINIC = "1234567893";

    @TempDir
    Path dir;

    /** Every test starts from this partner, whatever version of it counts by now. */
    @BeforeEach
    void isRegistered(RunningGateway gateway) throws Exception {
        var answer = run(gateway, "import", harbor("Tool Harbor").toString(), "--reason", "start of a test");
        assertThat(answer.code()).as(answer.text()).isZero();
    }

    @Test
    void importSaysWhatWouldChangeBeforeItChangesIt(RunningGateway gateway) throws Exception {
        var file = harbor("Tool Harbor Renamed");
        var dry = run(gateway, "import", file.toString(), "--dry-run");
        assertThat(dry.text()).contains("~ name: Tool Harbor -> Tool Harbor Renamed", "Nothing was changed");
        assertThat(partner(gateway).name()).isEqualTo("Tool Harbor");

        assertThat(run(gateway, "import", file.toString()).text()).contains("--reason");
        assertThat(run(gateway, "import", file.toString(), "--reason", "new name")
                        .code())
                .isZero();
        assertThat(partner(gateway).name()).isEqualTo("Tool Harbor Renamed");
        assertThat(run(gateway, "list").text()).containsPattern("tool-harbor +Tool Harbor Renamed +vendor +active");
        assertThat(run(gateway, "history", HARBOR.value()).text())
                .contains(": new name", "~ name: Tool Harbor -> Tool Harbor Renamed");

        Files.writeString(file, Files.readString(file).replace("kind: vendor", "kind: bank"));
        assertThat(run(gateway, "import", file.toString(), "--reason", "typo").text())
                .contains("line 4", "tool-harbor", "'bank'");
    }

    @Test
    void importOfAnOldExportIsRefused(RunningGateway gateway) throws Exception {
        var exported = dir.resolve("exported.yaml");
        Files.writeString(exported, run(gateway, "export", HARBOR.value()).text());
        assertThat(run(gateway, "pause", HARBOR.value()).code()).isZero();
        var late = run(gateway, "import", exported.toString(), "--reason", "late");
        assertThat(late.code()).isEqualTo(1);
        assertThat(late.text()).contains("changed since you looked");
        assertThat(partner(gateway).status()).isEqualTo(PartnerStatus.PAUSED);
    }

    @Test
    void tokensAndStatusOpenAndCloseTheDoorAtOnce(RunningGateway gateway) throws Exception {
        var created = run(gateway, "token", "create", HARBOR.value(), "--label", "nightly", "--scopes", "mailbox.read");
        var token = shownIn(created);
        assertThat(created.text()).contains("scopes: mailbox.read");
        assertThat(mailbox(gateway, token)).isEqualTo(200);
        assertThat(run(gateway, "pause", HARBOR.value()).code()).isZero();
        assertThat(mailbox(gateway, token)).as("paused").isEqualTo(200);
        assertThat(run(gateway, "suspend", HARBOR.value()).text()).contains("needs a reason");
        assertThat(run(gateway, "suspend", HARBOR.value(), "--reason", "asked by phone")
                        .code())
                .isZero();
        assertThat(mailbox(gateway, token)).as("suspended").isEqualTo(401);
        assertThat(run(gateway, "resume", HARBOR.value()).code()).isZero();
        assertThat(mailbox(gateway, token)).as("resumed").isEqualTo(200);
        assertThat(run(gateway, "token", "revoke", HARBOR.value(), "nightly").code())
                .isZero();
        assertThat(mailbox(gateway, token)).as("revoked").isEqualTo(401);

        var old = shownIn(run(gateway, "token", "create", HARBOR.value(), "--label", "old", "--expires", "2020-12-31"));
        assertThat(mailbox(gateway, old)).as("expired").isEqualTo(401);
        var later = shownIn(run(
                gateway,
                "token",
                "create",
                HARBOR.value(),
                "--label",
                "later",
                "--starts",
                Instant.now().plus(Duration.ofDays(2)).toString()));
        assertThat(mailbox(gateway, later)).as("not valid yet").isEqualTo(401);
    }

    @Test
    void makesEveryOtherCredentialAndTakesItAway(RunningGateway gateway) throws Exception {
        var id = HARBOR.value();
        var key = dir.resolve("id.pub");
        Files.writeString(
                key, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f tool\n");
        var before = partner(gateway).credentials();
        ok(gateway, "oauth", "create", id, "--client-id", "tool-client", "--scopes", "submit,inquire");
        ok(gateway, "oauth", "create", id, "--client-id", "tool-client", "--expires", "2099-12-31");
        ok(gateway, "key", "add", id, key.toString(), "--user", "tool-harbor");
        ok(gateway, "password", "sftp", id, "--source-addresses", "192.0.2.0/24,2001:db8::7");
        var password = shownIn(run(gateway, "password", "core", id, "--user", "tool-core"));
        var made = partner(gateway).credentials();
        assertThat(made.oauthClients()).hasSize(2);
        assertThat(made.sshKeys()).hasSize(1);
        assertThat(made.sshPasswords()).hasSize(1);
        assertThat(made.corePasswords())
                .singleElement()
                .satisfies(p ->
                        assertThat(p.hash().matches(password.toCharArray())).isTrue());
        var second =
                shownIn(run(gateway, "password", "core", id, "--user", "tool-core", "--former-until", "2099-12-31"));
        assertThat(partner(gateway).credentials().corePasswords("tool-core", Instant.now()))
                .hasSize(2);
        assertThat(second).isNotEqualTo(password);

        ok(gateway, "oauth", "revoke", id, "tool-client");
        ok(gateway, "key", "remove", id, "tool");
        assertThat(partner(gateway).credentials().oauthClients()).isEqualTo(before.oauthClients());
        assertThat(partner(gateway).credentials().sshKeys()).isEqualTo(before.sshKeys());
        assertThat(run(gateway, "key", "remove", id, "tool").text()).contains("it has no SSH key 'tool'");

        var shown =
                run(gateway, "show", id).text() + run(gateway, "history", id).text();
        assertThat(shown).contains("credentials.corePasswords[tool-core #").doesNotContain("pbkdf2", password, second);
    }

    @Test
    void saysWhoSeesAProviderAndWhy(RunningGateway gateway) throws Exception {
        var id = HARBOR.value();
        ok(
                gateway,
                "agreement",
                "add",
                id,
                "TH-2",
                "--transactions",
                "270,271",
                "--providers",
                CLINIC,
                "--from",
                "2026-01-01");
        assertThat(seen(gateway)).containsPattern("tool-harbor +270 +yes +yes +agreement TH-2 +2026-01-01 +open");
        assertThat(seen(gateway)).containsPattern("tool-harbor +835 +yes +yes +delegation +2026-01-01 +2099-12-31");
        ok(gateway, "agreement", "end", id, "TH-2", "--on", "2026-01-02");
        ok(gateway, "delegate", "end", id, CLINIC, "835", "--on", "2026-01-31");
        assertThat(run(gateway, "who-sees", CLINIC, "--on", "2099-01-01").text())
                .doesNotContain("tool-harbor");
        ok(gateway, "delegate", "add", id, CLINIC, "835", "--from", "2098-01-01", "--to", "2098-12-31");
        assertThat(run(gateway, "who-sees", CLINIC, "--on", "2098-12-31", "--transaction", "835")
                        .text())
                .contains("tool-harbor");
        assertThat(run(gateway, "who-sees", CLINIC, "--on", "2098-12-31", "--transaction", "270")
                        .text())
                .doesNotContain("tool-harbor");
        assertThat(run(gateway, "who-sees", "1234567890").text()).contains("not an NPI");
        assertThat(run(gateway, "delegate", "add", id, "1234567890", "835", "--from", "2026-01-01")
                        .text())
                .contains("not an NPI");
        assertThat(run(gateway, "who-sees", CLINIC, "--on", "2020-01-01").text())
                .as("nobody was registered then")
                .doesNotContain("tool-harbor");
    }

    @Test
    void saysWhatRunsOut(RunningGateway gateway) throws Exception {
        var soon = Instant.now().plus(Duration.ofDays(10)).toString();
        ok(gateway, "token", "create", HARBOR.value(), "--label", "ends soon", "--expires", soon);
        assertThat(run(gateway, "expiring", "--days", "20").text()).contains("API token 'ends soon'");
        assertThat(run(gateway, "expiring", "--days", "5").text()).doesNotContain("ends soon");
    }

    @Test
    void leavesAuditEntriesWithReasonAndDifferenceAndNoSecret(RunningGateway gateway) throws Exception {
        var token = shownIn(
                run(gateway, "token", "create", HARBOR.value(), "--label", "audited", "--reason", "ticket 4711"));
        var reasons = JdbcClient.create(gateway.bean(DataSource.class))
                .sql("SELECT actor || ' ' || action || ' ' || reason FROM audit WHERE object_id = ?")
                .param(HARBOR.value())
                .query(String.class)
                .list();
        assertThat(reasons)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("operator")
                        .contains("partner.changed", "ticket 4711", "+ credentials.apiTokens[audited #"));
        var sha256 = partner(gateway).credentials().apiTokens().getLast().sha256();
        assertThat(reasons).allSatisfy(line -> assertThat(line).doesNotContain(token, sha256));
    }

    @Test
    void tellsDifferencesBetweenVersionsAndRefusesWhatIsNotThere(RunningGateway gateway) throws Exception {
        int before = gateway.bean(Partners.class).history(HARBOR).size();
        ok(gateway, "pause", HARBOR.value());
        assertThat(run(gateway, "diff", HARBOR.value(), "" + before, "" + (before + 1))
                        .text())
                .contains("~ status: active -> paused");
        assertThat(run(gateway, "show", HARBOR.value(), "--at-version", "" + before)
                        .text())
                .contains("status: active");
        assertThat(run(gateway, "show", HARBOR.value(), "--on", "2099-12-31").text())
                .contains("status: paused");
        assertThat(run(gateway, "show", HARBOR.value(), "--on", "2020-12-31").code())
                .as("before it was registered")
                .isEqualTo(1);
        assertThat(run(gateway, "show", "no-such-partner").text()).contains("There is no partner no-such-partner");
        assertThat(run(gateway, "pause", "no-such-partner").code()).isEqualTo(1);
        assertThat(run(gateway, "pause", "../x").code()).isEqualTo(1);
        var err = new StringWriter();
        var nowhere = OperatorTool.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute("partner", "list", "--data-dir", dir.toString());
        assertThat(nowhere).isEqualTo(1);
        assertThat(err.toString()).contains("No gateway runs");
    }

    private record Said(int code, String text) {}

    private String seen(RunningGateway gateway) {
        return run(gateway, "who-sees", CLINIC).text();
    }

    private static void ok(RunningGateway gateway, String... arguments) {
        var said = run(gateway, arguments);
        assertThat(said.code()).as(said.text()).isZero();
    }

    private static Said run(RunningGateway gateway, String... arguments) {
        var all = new ArrayList<>(List.of("partner"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--data-dir", gateway.dataDir().toString()));
        var out = new StringWriter();
        int code = OperatorTool.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(all.toArray(String[]::new));
        return new Said(code, out.toString());
    }

    private static String shownIn(Said said) {
        var shown = SHOWN_ONCE.matcher(said.text());
        assertThat(shown.find()).as(said.text()).isTrue();
        return shown.group(1);
    }

    private static int mailbox(RunningGateway gateway, String token) {
        try (var client = new DoorClient(gateway)) {
            return client.send(client.to("/v1/mailbox").header("Authorization", "Bearer " + token))
                    .statusCode();
        }
    }

    private static TradingPartner partner(RunningGateway gateway) {
        return gateway.bean(Partners.class).find(HARBOR).orElseThrow();
    }

    private Path harbor(String name) throws Exception {
        return Files.writeString(dir.resolve("harbor.yaml"), """
                partners:
                  - id: tool-harbor
                    name: %s
                    kind: vendor
                    identities:
                      - { qualifier: ZZ, id: TOOLHARBOR }
                    delegations:
                      - { provider: "%s", transaction: "835", from: 2026-01-01, to: 2099-12-31 }
                """.formatted(name, CLINIC));
    }
}
