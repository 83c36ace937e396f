package io.x12gateway.core.transfer;

import io.x12gateway.core.partner.PartnerId;

import java.util.function.Predicate;

/**
 * A directory on a partner's own server from which its files are pulled.
 *
 * @param name the partner's name for it
 * @param wanted which names are ours to take
 * @param archive where a file is moved to once it was accepted; empty to delete it
 */
public record PullSource(PartnerId partner, String name, Predicate<String> wanted, String archive) {

    /** The role that one node plays at a time. */
    public String role() {
        return "pull/" + partner + "/" + name;
    }
}
