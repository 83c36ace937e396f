package io.x12gateway.core.webhook;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to the public internet. An address in a profile is data: it must lead neither to this machine
 * nor to anything that only this machine's network can reach, such as a cloud's metadata service.
 */
public final class PublicAddress {
    /** Networks for special purposes, as the IANA registers them (RFC 6890 and its successors). */
    private static final List<Network> SPECIAL_V4 = List.of(
            Network.of(8, 0),
            Network.of(8, 10),
            Network.of(10, 100, 64),
            Network.of(8, 127),
            Network.of(16, 169, 254),
            Network.of(12, 172, 16),
            Network.of(24, 192, 0, 0),
            Network.of(24, 192, 0, 2),
            Network.of(24, 192, 31, 196),
            Network.of(24, 192, 52, 193),
            Network.of(24, 192, 88, 99),
            Network.of(16, 192, 168),
            Network.of(24, 192, 175, 48),
            Network.of(15, 198, 18),
            Network.of(24, 198, 51, 100),
            Network.of(24, 203, 0, 113),
            Network.of(4, 224),
            Network.of(4, 240));

    /** All that is handed out for global unicast; loopback, local, multicast and mapped addresses lie outside. */
    private static final Network GLOBAL_V6 = Network.of(3, 0x20);

    /** Inside it, what is not: protocol assignments and tunnels, documentation, 6to4 (which holds an IPv4 address). */
    private static final List<Network> SPECIAL_V6 = List.of(
            Network.of(23, 0x20, 0x01, 0x00),
            Network.of(32, 0x20, 0x01, 0x0d, 0xb8),
            Network.of(16, 0x20, 0x02),
            Network.of(48, 0x26, 0x20, 0x00, 0x4f, 0x80, 0x00),
            Network.of(20, 0x3f, 0xff, 0x00));

    private PublicAddress() {}

    private record Network(int bits, List<Integer> bytes) {
        static Network of(int bits, Integer... bytes) {
            return new Network(bits, List.of(bytes));
        }

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                int ours = bit / 8 < bytes.size() ? bytes.get(bit / 8) : 0;
                if ((address[bit / 8] & mask) != (ours & mask)) return false;
            }
            return true;
        }
    }

    public static boolean isPublic(InetAddress address) {
        var bytes = address.getAddress();
        if (bytes.length == 4) return SPECIAL_V4.stream().noneMatch(n -> n.has(bytes));
        return GLOBAL_V6.has(bytes) && SPECIAL_V6.stream().noneMatch(n -> n.has(bytes));
    }
}
