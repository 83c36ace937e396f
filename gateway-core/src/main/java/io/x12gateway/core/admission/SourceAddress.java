package io.x12gateway.core.admission;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Where a connection comes from.
 *
 * @param text the address as the door writes it; empty if it is not known
 */
public record SourceAddress(String text) {
    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+(%[0-9A-Za-z]+)?");
    private static final int NETWORK_BYTES = 8;

    /** What counts as one stranger: an IPv4 address, or the /64 that one customer has of IPv6. */
    public String network() {
        if (text.indexOf(':') < 0 || !LITERAL.matcher(text).matches()) return text;
        try {
            var bytes = InetAddress.getByName(text).getAddress(); // a literal: nothing is looked up
            if (bytes.length != 16) return InetAddress.getByAddress(bytes).getHostAddress();
            for (int i = NETWORK_BYTES; i < bytes.length; i++) bytes[i] = 0;
            return InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return text;
        }
    }
}
