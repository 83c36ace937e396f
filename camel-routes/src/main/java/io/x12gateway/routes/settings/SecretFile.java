package io.x12gateway.routes.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Files that only their owner may read (mode 0600). */
public final class SecretFile {
    private static final int RANDOM_BYTES = 32;

    private SecretFile() {}

    /** The file's text; if there is no such file, it is made with 256 random bits in hexadecimal. */
    public static String textIn(Path file) {
        try {
            if (!Files.exists(file)) write(file, random());
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (FileAlreadyExistsException e) {
            return textIn(file); // another process was faster
        } catch (IOException e) {
            throw new UncheckedIOException("secret file " + file, e);
        }
    }

    /** Writes a new file. */
    public static void write(Path file, String text) throws IOException {
        var directory = file.toAbsolutePath().getParent();
        if (directory != null) Files.createDirectories(directory);
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner)) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) channel.write(bytes);
        }
    }

    private static String random() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes) + "\n";
    }
}
