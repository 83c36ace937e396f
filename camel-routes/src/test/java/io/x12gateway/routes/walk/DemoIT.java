package io.x12gateway.routes.walk;

import io.x12gateway.samples.scenario.Access;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The first thing a reader of the README does: {@code ./gateway demo}, and then every command shown there. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoIT {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern TESTED = Pattern.compile("<!-- tested -->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path directory;

    private static Process demo;

    @BeforeAll
    static void startDemo() throws IOException {
        // The README's reader works in a directory with `gateway`, `samples` and `data`: so do her commands here.
        Files.writeString(directory.resolve("gateway"), "#!/bin/sh\nexec \"" + HOME.resolve("gateway") + "\" \"$@\"\n");
        assertThat(directory.resolve("gateway").toFile().setExecutable(true)).isTrue();
        Files.createSymbolicLink(directory.resolve("samples"), HOME.resolve("samples"));
        demo = gateway("demo", "--any-ports", "--data", data().toString())
                .redirectOutput(transcript().toFile())
                .start();
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> !demo.isAlive() || said("It stays up"));
        assertThat(demo.isAlive()).as(Files.readString(transcript())).isTrue();
    }

    @AfterAll
    static void stopDemo() throws InterruptedException {
        demo.destroyForcibly();
        demo.waitFor();
    }

    @Test
    @Order(1)
    void holdsItsConversationsAndTracesAClaim() throws IOException {
        assertThat(Files.readString(transcript()))
                .contains("1. A 270 in real time", "2. A 276 batch", "3. A claim, from 837 to 835", "4. An 835")
                .contains("5. An error on purpose", "6. The trace of that claim")
                .containsPattern("(?s)6. The trace of that claim.* 837P .* 999 .* 277CA .* 276 .* 277 .* 835 ")
                .containsPattern(
                        "Cedar Billing's own server is told by webhook: mailbox.delivered, 835 .*; the signature fits")
                .contains("Everything went as it should")
                .doesNotContain("FAIL ");
    }

    /** With nothing but what {@code access.json} says. */
    @Test
    @Order(2)
    void opensItsDoorsToEveryLoginOfItsPartners() throws Exception {
        var access = Access.read(data().resolve("access.json"));
        assertThat(access.partners()).hasSizeGreaterThanOrEqualTo(4);
        for (var partner : access.partners()) {
            var logins = new PartnersLogins(access, partner);
            assertThat(logins.mailboxBy(partner.apiToken())).as(partner.id()).isEqualTo(200);
            assertThat(logins.mailboxBy(partner.mailboxToken()))
                    .as(partner.id())
                    .isEqualTo(200);
            assertThat(logins.mailboxBy(logins.accessToken())).as(partner.id()).isEqualTo(200);
            assertThat(logins.mailboxByCertificate()).as(partner.id()).isEqualTo(200);
            assertThat(logins.core()).as(partner.id()).contains("CORERuleVersion");
            assertThat(logins.sftpByKey()).as(partner.id()).contains("inbound", "outbound");
            if (!partner.sftpPassword().isEmpty())
                assertThat(logins.sftpByPassword()).as(partner.id()).contains("inbound", "outbound");
        }
        assertThat(access.partners().stream().filter(p -> !p.sftpPassword().isEmpty()))
                .isNotEmpty();
        assertThat(PartnersLogins.operator(access)).isEqualTo(200);
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> theReadmesCommandsWork() throws IOException {
        var blocks = new ArrayList<String>();
        var matcher = TESTED.matcher(Files.readString(HOME.resolve("README.md")));
        while (matcher.find()) blocks.add(matcher.group(1));
        assertThat(blocks).hasSizeGreaterThanOrEqualTo(6);
        return blocks.stream()
                .map(block -> DynamicTest.dynamicTest(block.lines().findFirst().orElse(""), () -> run(block)));
    }

    @Test
    @Order(3)
    void leavesNoProcessBehindWhenItIsStopped() throws Exception {
        var descendants = demo.descendants().toList();
        assertThat(descendants).as("the gateway is a child of the demo").isNotEmpty();
        demo.destroy();
        assertThat(demo.waitFor(60, TimeUnit.SECONDS)).isTrue();
        await().atMost(Duration.ofSeconds(30)).until(() -> descendants.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    @Order(4)
    void endsWithZeroWhenItIsAskedForOneRun() throws Exception {
        var output = directory.resolve("once.txt");
        var once = gateway("demo", "--once", "--any-ports", "--data", data().toString())
                .redirectOutput(output.toFile())
                .start();
        assertThat(once.waitFor(4, TimeUnit.MINUTES)).isTrue();
        assertThat(once.exitValue()).as(Files.readString(output)).isZero();
        assertThat(once.descendants()).isEmpty();
    }

    private static void run(String block) throws Exception {
        var output = directory.resolve("command.txt");
        var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", here(block))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        process.environment()
                .put("GATEWAY_ACCESS", data().resolve("access.json").toString());
        process.environment().put("GATEWAY_NO_BUILD", "1");
        var running = process.start();
        assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
        var said = Files.readString(output, java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(running.exitValue()).as("%s%n%s", block, said).isZero();
        if (block.contains("send-270") || block.contains("/v1/transactions"))
            assertThat(said).contains("ST*271*");
        if (block.contains("get /outbound/835_*"))
            assertThat(directory.toFile().list((d, n) -> n.startsWith("835_"))).isNotEmpty();
    }

    /** The README's usual ports, turned into this demo's. */
    private static String here(String block) {
        var access = Access.read(data().resolve("access.json"));
        return block.replace("http://localhost:8080", access.httpUrl())
                .replace("https://localhost:8443", access.httpsUrl())
                .replace("http://localhost:8590", access.mocksUrl())
                .replace("-P 2222", "-P " + access.sftpPort());
    }

    private static ProcessBuilder gateway(String... arguments) {
        var command = new ArrayList<>(List.of(HOME.resolve("gateway").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(HOME.toFile()).redirectErrorStream(true);
        builder.environment().put("GATEWAY_NO_BUILD", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private static Path data() {
        return directory.resolve("data").resolve("demo");
    }

    private static Path transcript() {
        return directory.resolve("transcript.txt");
    }

    private static boolean said(String words) throws IOException {
        return Files.readString(transcript()).contains(words);
    }
}
