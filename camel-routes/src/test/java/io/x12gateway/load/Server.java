package io.x12gateway.load;

import io.x12gateway.samples.demo.GatewayProcess;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** A process under load. */
final class Server implements AutoCloseable {
    private final GatewayProcess process;
    private final HttpLine.Target https;
    private final int sftpPort;
    private final Supplier<Duration> databaseCpu;

    private Server(GatewayProcess process, HttpLine.Target https, int sftpPort, Supplier<Duration> databaseCpu) {
        this.process = process;
        this.https = https;
        this.sftpPort = sftpPort;
        this.databaseCpu = databaseCpu;
    }

    /** CPU time so far. */
    record Cpu(Duration server, Duration database, Duration generator) {
        Cpu since(Cpu before) {
            return new Cpu(
                    server.minus(before.server), database.minus(before.database), generator.minus(before.generator));
        }

        Cpu plus(Cpu more) {
            return new Cpu(server.plus(more.server), database.plus(more.database), generator.plus(more.generator));
        }

        static Cpu none() {
            return new Cpu(Duration.ZERO, Duration.ZERO, Duration.ZERO);
        }
    }

    static Server gateway(Site site, Site.Room room, List<String> jvm) {
        return gateway(site, room, jvm, List.of());
    }

    /** @param other settings that take the place of the site's */
    static Server gateway(Site site, Site.Room room, List<String> jvm, List<String> other) {
        var arguments = new ArrayList<String>(site.settings(room));
        other.forEach(setting ->
                arguments.removeIf(known -> known.startsWith(setting.substring(0, setting.indexOf('=') + 1))));
        arguments.addAll(other);
        var process = GatewayProcess.start(
                command(jvm, LoadedGateway.class, arguments),
                room.directory(),
                room.directory().resolve("gateway.log"));
        process.awaitOk("http://127.0.0.1:" + room.ports().http() + "/actuator/health/readiness");
        return new Server(
                process,
                new HttpLine.Target(room.ports().https(), site.tls()),
                room.ports().sftp(),
                room.database().cpu());
    }

    static Server bare(Site site, Site.Room room, List<String> jvm) {
        var arguments = List.of(
                Integer.toString(room.ports().http()),
                Integer.toString(room.ports().https()),
                site.certificate().toString(),
                site.privateKey().toString());
        var process = GatewayProcess.start(
                command(jvm, BareRoute.class, arguments),
                room.directory(),
                room.directory().resolve("bare.log"));
        process.awaitOk("http://127.0.0.1:" + room.ports().http() + "/ready");
        return new Server(process, new HttpLine.Target(room.ports().https(), site.tls()), -1, () -> Duration.ZERO);
    }

    private static List<String> command(List<String> jvm, Class<?> main, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        return command;
    }

    HttpLine.Target https() {
        return https;
    }

    int sftpPort() {
        return sftpPort;
    }

    Cpu cpu() {
        return new Cpu(
                of(process.pid()), databaseCpu.get(), of(ProcessHandle.current().pid()));
    }

    static Duration of(long pid) {
        return ProcessHandle.of(pid).flatMap(p -> p.info().totalCpuDuration()).orElse(Duration.ZERO);
    }

    /** As a power cut would. */
    void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
