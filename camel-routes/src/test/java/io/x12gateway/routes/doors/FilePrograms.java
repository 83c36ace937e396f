package io.x12gateway.routes.doors;

import io.x12gateway.samples.scenario.Access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's {@code sftp} in batch mode, and {@code lftp}, each visit a process of its own. */
final class FilePrograms implements SftpDoor.Client {
    /** How a program is started, and how it is told what to do. */
    private enum Kind {
        OPENSSH,
        LFTP
    }

    private final Kind kind;
    private final Access access;
    private final Path directory;

    private FilePrograms(Kind kind, House house, Path directory) {
        this.kind = kind;
        this.access = house.access();
        this.directory = directory;
    }

    static FilePrograms openSsh(House house, Path directory) {
        return new FilePrograms(Kind.OPENSSH, house, directory);
    }

    static FilePrograms lftp(House house, Path directory) {
        return new FilePrograms(Kind.LFTP, house, directory);
    }

    @Override
    public String name() {
        return kind == Kind.OPENSSH ? "openssh-sftp" : "lftp";
    }

    @Override
    public boolean startsPrograms() {
        return true;
    }

    @Override
    public void put(Access.Partner partner, String content, String path) {
        try {
            var file = Files.createTempFile(directory, "put", ".x12");
            Files.writeString(file, content, StandardCharsets.ISO_8859_1);
            run(partner, "put " + file + (kind == Kind.OPENSSH ? " " : " -o ") + path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(Access.Partner partner, String path) {
        try {
            var file = directory.resolve("got-" + System.nanoTime() + ".x12");
            run(partner, "get " + path + (kind == Kind.OPENSSH ? " " : " -o ") + file);
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<String> list(Access.Partner partner, String folder) {
        return run(partner, kind == Kind.OPENSSH ? "ls -1 " + folder : "cls -1 " + folder)
                .lines()
                .filter(line -> !line.startsWith("sftp>"))
                .map(String::strip)
                .toList();
    }

    @Override
    public void remove(Access.Partner partner, String path) {
        run(partner, "rm " + path);
    }

    private String run(Access.Partner partner, String command) {
        var ended = Program.run(directory, kind == Kind.OPENSSH ? openSsh(partner, command) : lftp(partner, command));
        if (ended.exitCode() != 0) throw new SftpDoor.FilesRefused(ended.output());
        return ended.output();
    }

    private List<String> openSsh(Access.Partner partner, String command) {
        try {
            var batch = Files.createTempFile(directory, "batch", "");
            Files.writeString(batch, command + "\n");
            var words = new ArrayList<>(List.of("sftp", "-b", batch.toString(), "-i", partner.sftpPrivateKey()));
            words.addAll(options());
            words.addAll(List.of("-P", "" + access.sftpPort(), partner.sftpUser() + "@" + access.sftpHost()));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> lftp(Access.Partner partner, String command) {
        var ssh = "ssh -a -x -i " + partner.sftpPrivateKey() + " " + String.join(" ", options());
        var script = "set sftp:connect-program \"" + ssh + "\"; set net:max-retries 1; set net:timeout 30; "
                + "set xfer:clobber yes; open -p " + access.sftpPort() + " -u " + partner.sftpUser() + ", sftp://"
                + access.sftpHost() + "; " + command + "; exit";
        return List.of("lftp", "--norc", "-c", "set cmd:fail-exit yes; " + script);
    }

    private static List<String> options() {
        var options = new ArrayList<String>();
        for (var option : List.of(
                "StrictHostKeyChecking=no",
                "UserKnownHostsFile=/dev/null",
                "IdentitiesOnly=yes",
                "BatchMode=yes",
                "LogLevel=ERROR")) options.addAll(List.of("-o", option));
        return options;
    }
}
