package io.x12gateway.core.partner;

import java.util.List;

/**
 * A password for the partner's SFTP user, where its profile allows one.
 *
 * @param hash see {@link PasswordHash}
 * @param sourceAddresses addresses or networks ({@code 192.0.2.0/24}) it may come from; at least one
 */
public record SshPassword(PasswordHash hash, List<String> sourceAddresses, Validity validity) implements Credential {
    public SshPassword {
        sourceAddresses = List.copyOf(sourceAddresses);
        if (sourceAddresses.isEmpty())
            throw new IllegalArgumentException(
                    "an SFTP password has no 'sourceAddresses': name those that it may come from");
        sourceAddresses.forEach(SourceNetwork::new);
    }

    /** @param address as in {@code 192.0.2.7} */
    public boolean mayComeFrom(String address) {
        return sourceAddresses.stream().anyMatch(network -> new SourceNetwork(network).contains(address));
    }

    @Override
    public String describe() {
        return "SFTP password";
    }
}
