package io.x12gateway.routes.channel.webhook;

import io.x12gateway.core.webhook.PublicAddress;
import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where messages may go. A profile is data: its address must be https, of an allowed port, and all addresses of its host
 * must be public ones. The HTTP client asks here for the addresses that it connects to, so that what was looked at is what
 * is reached, whatever the name server says a moment later.
 */
final class WebhookGuard implements DnsResolver {
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final List<Network> allowed;
    private final List<Range> ports;
    private final Resolver resolver;

    interface Resolver {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    /** The address may not be used; the message is the code of why. */
    static final class RefusedException extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        RefusedException(String code) {
            super(code);
        }
    }

    private record Range(int first, int last) {
        static Range of(String text) {
            var ends = text.strip().split("-", 2);
            try {
                int first = Integer.parseInt(ends[0].strip());
                int last = ends.length == 1 ? first : Integer.parseInt(ends[1].strip());
                if (first < 1 || last > 65535 || first > last) throw noPorts(text);
                return new Range(first, last);
            } catch (NumberFormatException e) {
                throw noPorts(text);
            }
        }

        private static IllegalArgumentException noPorts(String text) {
            return new IllegalArgumentException(
                    "gateway.webhooks.ports: '" + text + "' is no port; write 443, or 8000-8100");
        }
    }

    WebhookGuard(WebhookSettings settings, Resolver resolver) {
        this.allowed = settings.allowedNetworks().stream()
                .filter(n -> !n.isBlank())
                .map(Network::of)
                .toList();
        this.ports = settings.ports().stream().map(Range::of).toList();
        this.resolver = resolver;
    }

    /** What can be told without asking a name server; the rest is told when the connection is made. */
    void check(URI url) throws UnknownHostException {
        boolean plain = "http".equals(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : plain ? HTTP_PORT : HTTPS_PORT;
        if (ports.stream().noneMatch(r -> r.first <= port && port <= r.last))
            throw new RefusedException("port-refused");
        if (!plain) return;
        for (var address : resolve(url.getHost()))
            if (!address.isLoopbackAddress()) throw new RefusedException("http-refused");
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = new ArrayList<InetAddress>();
        for (var address : resolver.all(unbracketed(host))) {
            var plain = InetAddress.getByAddress(address.getAddress()); // an IPv4 address in IPv6 clothes is IPv4
            if (!isAllowed(plain)) throw new RefusedException("address-refused");
            addresses.add(plain);
        }
        return addresses.toArray(InetAddress[]::new);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(n -> n.has(address)) || PublicAddress.isPublic(address) && !isOurs(address);
    }

    private static boolean isOurs(InetAddress address) {
        try {
            return NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // cannot be told: then it must be allowed by the setting
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** An address and how many of its leading bits count. */
    private record Network(InetAddress of, int bits) {
        /** Digits only: nothing here is looked up. */
        private static final Pattern LITERAL =
                Pattern.compile("[0-9]{1,3}([.][0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

        static Network of(String text) {
            int slash = text.indexOf('/');
            var written = (slash < 0 ? text : text.substring(0, slash)).strip();
            try {
                if (!LITERAL.matcher(written).matches()) throw noNetwork(text);
                var address = InetAddress.getByName(written);
                int bitsMax = address.getAddress().length * 8;
                int bits = slash < 0
                        ? bitsMax
                        : Integer.parseInt(text.substring(slash + 1).strip());
                if (bits < 0 || bits > bitsMax) throw noNetwork(text);
                return new Network(address, bits);
            } catch (NumberFormatException | UnknownHostException e) {
                throw noNetwork(text);
            }
        }

        private static IllegalArgumentException noNetwork(String text) {
            return new IllegalArgumentException(
                    "gateway.webhooks.allowed-networks: '" + text + "' is no network; write it as 10.1.0.0/16");
        }

        boolean has(InetAddress candidate) {
            var address = of.getAddress();
            var other = candidate.getAddress();
            if (other.length != address.length) return false;
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if ((other[bit / 8] & mask) != (address[bit / 8] & mask)) return false;
            }
            return true;
        }
    }
}
