package io.x12gateway.core.partner;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address or network such as {@code 192.0.2.0/24}; never a name, so nothing is asked of a name server. */
record SourceNetwork(String text) {
    private static final Pattern LITERAL =
            Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    SourceNetwork {
        var bytes = address(text).getAddress();
        int bits = bits(text, bytes.length * 8);
        if (bits < 0 || bits > bytes.length * 8) throw illegal(text);
    }

    boolean contains(String other) {
        if (!LITERAL.matcher(other).matches()) return false;
        var network = address(text).getAddress();
        var found = address(other).getAddress();
        if (network.length != found.length) return false;
        int bits = bits(text, network.length * 8);
        for (int i = 0; i < bits; i++) {
            int mask = 0x80 >> (i % 8);
            if ((network[i / 8] & mask) != (found[i / 8] & mask)) return false;
        }
        return true;
    }

    private static int bits(String text, int all) {
        int slash = text.indexOf('/');
        if (slash < 0) return all;
        try {
            return Integer.parseInt(text.substring(slash + 1));
        } catch (NumberFormatException e) {
            throw illegal(text);
        }
    }

    private static InetAddress address(String text) {
        int slash = text.indexOf('/');
        var literal = slash < 0 ? text : text.substring(0, slash);
        if (!LITERAL.matcher(literal).matches()) throw illegal(text);
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(illegal(text).getMessage(), e);
        }
    }

    private static IllegalArgumentException illegal(String text) {
        return new IllegalArgumentException("'" + text + "' is neither an address nor a network such as 192.0.2.0/24");
    }
}
