package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which addresses a partner's server may have. A profile is data, so its host must not lead to this machine, to what only
 * this machine can reach, or to a cloud's metadata service; what is allowed is allowed by a setting. All addresses of a
 * host have to be good ones, and the connection goes to one that was looked at.
 */
final class AllowedAddresses {
    private static final byte[] CLOUD_METADATA_V6 = {(byte) 0xfd, 0, 0x0e, (byte) 0xc2};
    /** Digits only: nothing here is looked up. */
    private static final Pattern WRITTEN =
            Pattern.compile("([0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(/[0-9]{1,3})?");

    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b};
    private final List<Network> allowed;
    private final Resolver resolver;

    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** An address and how many of its leading bits count. */
    private record Network(InetAddress address, int bits) {
        static Network of(String text) {
            if (!WRITTEN.matcher(text).matches()) throw noNetwork(text);
            int slash = text.indexOf('/');
            try {
                var address = InetAddress.getByName(slash < 0 ? text : text.substring(0, slash));
                int bitsMax = address.getAddress().length * 8;
                int bits = slash < 0 ? bitsMax : Integer.parseInt(text.substring(slash + 1));
                if (bits > bitsMax) throw noNetwork(text);
                return new Network(address, bits);
            } catch (UnknownHostException e) {
                throw noNetwork(text);
            }
        }

        private static IllegalArgumentException noNetwork(String text) {
            return new IllegalArgumentException(
                    "gateway.remote.allowed-networks: '" + text + "' is no network; write it as 10.1.0.0/16");
        }

        boolean has(InetAddress candidate) {
            var ours = address.getAddress();
            var other = candidate.getAddress();
            if (other.length != ours.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((other[bit / 8] & mask) != (ours[bit / 8] & mask)) return false;
            }
            return true;
        }
    }

    AllowedAddresses(List<String> networks, Resolver resolver) {
        this.allowed = networks.stream()
                .filter(n -> !n.isBlank())
                .map(n -> Network.of(n.strip()))
                .toList();
        this.resolver = resolver;
    }

    /** @throws GatewayFault {@code remote-address-refused}, {@code remote-host-unknown} */
    InetAddress of(String host) {
        try {
            var addresses = resolver.all(host);
            for (var address : addresses) if (!isAllowed(address)) throw refused();
            return addresses[0];
        } catch (UnknownHostException e) {
            throw new GatewayFault(
                    FaultKind.BACK_END, "remote-host-unknown", "The name of a partner's server has no address.", e);
        }
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.has(address)) || isElsewhere(address);
    }

    private static boolean isElsewhere(InetAddress address) {
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && !address.isLinkLocalAddress()
                && !address.isMulticastAddress()
                && !begins(address, CLOUD_METADATA_V6)
                && !begins(address, NAT64)
                && !isThisNetwork(address)
                && !isOurs(address);
    }

    /** 0.0.0.0/8, which some systems take for themselves. */
    private static boolean isThisNetwork(InetAddress address) {
        return address.getAddress().length == 4 && address.getAddress()[0] == 0;
    }

    private static boolean begins(InetAddress address, byte[] prefix) {
        var bytes = address.getAddress();
        return bytes.length == 16 && Arrays.equals(Arrays.copyOf(bytes, prefix.length), prefix);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // cannot be told: then it must be allowed by the setting
        }
    }

    private static GatewayFault refused() {
        return new GatewayFault(
                FaultKind.BACK_END,
                "remote-address-refused",
                "The host of a partner's server leads to an address inside our own realm: correct its profile, or allow"
                        + " the network in gateway.remote.allowed-networks");
    }
}
