package io.x12gateway.routes.channel.remote;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.UserInfo;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The keys that a partner's profile names for its server. Any other is a changed key, and none is ever learnt. */
final class PinnedHostKeys implements HostKeyRepository {
    private final List<byte[]> keys;
    private final Set<String> algorithms = new LinkedHashSet<>();

    /** @param openSsh {@code ssh-ed25519 AAAA... comment} */
    PinnedHostKeys(List<String> openSsh) {
        keys = openSsh.stream().map(this::key).toList();
    }

    private byte[] key(String openSsh) {
        var words = openSsh.strip().split("\\s+");
        if (words.length < 2) throw new IllegalArgumentException("a host key is not in OpenSSH's format");
        switch (words[0]) {
            case "ssh-rsa" -> algorithms.addAll(List.of("rsa-sha2-512", "rsa-sha2-256"));
            case "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
                algorithms.add(words[0]);
            default -> throw new IllegalArgumentException("host keys of type " + words[0] + " are not taken");
        }
        return Base64.getDecoder().decode(words[1]);
    }

    /** What is asked of the server: it has to prove itself with a key of a pinned kind. */
    String algorithms() {
        return String.join(",", algorithms);
    }

    @Override
    public int check(String host, byte[] shown) {
        return keys.stream().anyMatch(pinned -> Arrays.equals(pinned, shown)) ? OK : CHANGED;
    }

    @Override
    public void add(HostKey hostkey, UserInfo ui) {}

    @Override
    public void remove(String host, String type) {}

    @Override
    public void remove(String host, String type, byte[] key) {}

    @Override
    public String getKnownHostsRepositoryID() {
        return "the partner's profile";
    }

    @Override
    public HostKey[] getHostKey() {
        return new HostKey[0];
    }

    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return new HostKey[0];
    }
}
