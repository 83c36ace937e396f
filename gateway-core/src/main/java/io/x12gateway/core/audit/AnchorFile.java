package io.x12gateway.core.audit;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Heads of the audit chain, written down outside the database: whoever changes history or cuts off its end has to
 * change this file as well, so keep it on another disk. One line per anchor: {@code <time> <seq> <hash> <lane>}. Lines
 * are only ever added.
 */
public final class AnchorFile {
    private static final Logger LOG = LoggerFactory.getLogger(AnchorFile.class);
    private final Path file;

    public AnchorFile(Path file) {
        this.file = file;
    }

    /** A failure is logged and not thrown: what was committed is committed. */
    public void append(ChainHead head, Instant at) {
        var line = at + " " + head.seq() + " " + head.hash() + " " + head.lane() + "\n";
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(endOfLastLine(channel));
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) channel.write(bytes);
            channel.force(true);
        } catch (IOException e) {
            LOG.error("the audit chain's head could not be anchored in {}: {}", file, e.toString());
        }
    }

    /** A line that a crash cut short is written over. */
    private static long endOfLastLine(FileChannel channel) throws IOException {
        var one = ByteBuffer.allocate(1);
        for (long at = channel.size(); at > 0; at--) {
            channel.read(one.clear(), at - 1);
            if (one.get(0) == '\n') return at;
        }
        return 0;
    }

    /** In the order written; none if the file does not exist. A last line without an end was cut by a crash. */
    public List<ChainHead> read() {
        if (!Files.exists(file)) return List.of();
        try {
            var text = Files.readString(file);
            var heads = new ArrayList<ChainHead>();
            for (var line :
                    text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) heads.add(parse(line));
            return heads;
        } catch (IOException e) {
            throw new GatewayFault(FaultKind.GATEWAY, "anchors-unreadable", "Cannot read " + file, e);
        }
    }

    private ChainHead parse(String line) {
        var parts = line.split(" ", 4);
        try {
            if (parts.length == 4 && parts[2].matches("[0-9a-f]{64}"))
                return new ChainHead(parts[3], Long.parseLong(parts[1]), parts[2]);
        } catch (NumberFormatException e) {
            LOG.debug("not a number: {}", parts[1]);
        }
        throw new GatewayFault(
                FaultKind.GATEWAY, "anchors-unreadable", "Line '" + line + "' of " + file + " is no anchor");
    }
}
