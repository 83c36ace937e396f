package io.x12gateway.core.remote;

import java.util.List;

/**
 * What a server shows in a directory.
 *
 * @param files regular files with harmless names
 * @param refused what is wrong with the names that are not harmless, without the names themselves
 * @param complete false if the server showed more than was asked for: what is not listed may be there all the same
 */
public record Listing(List<RemoteFile> files, List<String> refused, boolean complete) {
    public Listing {
        files = List.copyOf(files);
        refused = List.copyOf(refused);
    }
}
