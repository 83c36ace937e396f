package io.x12gateway.core.partner;

/**
 * A public key for the partner's SFTP user.
 *
 * @param openSsh {@code ssh-ed25519 AAAA... comment}
 */
public record SshKey(String openSsh, Validity validity) implements Credential {
    public SshKey {
        openSsh = openSsh.strip();
        if (openSsh.split("\\s+").length < 2)
            throw new IllegalArgumentException("an SSH key is not of the form 'ssh-ed25519 AAAA...'");
    }

    /** The key without its comment: what two entries of one key have in common. */
    public String material() {
        var parts = openSsh.split("\\s+");
        return parts[0] + " " + parts[1];
    }

    @Override
    public String describe() {
        var parts = openSsh.split("\\s+", 3);
        return "SSH key " + (parts.length == 3 ? "'" + parts[2] + "'" : Fingerprint.brief(material()));
    }
}
