package io.x12gateway.routes.channel.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WebhookGuardTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1.2.3",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "100.64.0.1",
                "169.254.169.254",
                "224.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "fe80::1",
                "fd00:ec2::254",
                "ff02::1"
            })
    void refusesAnAddressThatIsNotPublic(String address) {
        assertThatThrownBy(() -> guard(address).resolve("hook.example"))
                .isInstanceOf(WebhookGuard.RefusedException.class)
                .hasMessage("address-refused");
    }

    @Test
    void refusesAHostOfWhichOneAddressIsNotPublic() {
        assertThatThrownBy(() -> guard("8.8.8.8", "10.0.0.1").resolve("hook.example"))
                .hasMessage("address-refused");
        assertThatThrownBy(() -> guard("2600:1f18::1", "::1").resolve("hook.example"))
                .hasMessage("address-refused");
    }

    @Test
    void refusesAnAddressOfThisMachineThoughItBePublic() throws Exception {
        var interfaces = NetworkInterface.networkInterfaces().toList();
        for (var one : interfaces)
            for (var address : one.inetAddresses().toList())
                assertThatThrownBy(() -> guard(address.getHostAddress()).resolve("hook.example"))
                        .as(address.getHostAddress())
                        .hasMessage("address-refused");
        assertThat(interfaces).isNotEmpty();
    }

    @Test
    void givesBackTheAddressesThatItLookedAt() throws Exception {
        assertThat(guard("8.8.8.8", "2600:1f18::1").resolve("hook.example"))
                .containsExactly(InetAddress.getByName("8.8.8.8"), InetAddress.getByName("2600:1f18::1"));
        assertThat(guard("8.8.8.8").resolve("hook.example", 443))
                .singleElement()
                .satisfies(a -> assertThat(a.getAddress()).isEqualTo(InetAddress.getByName("8.8.8.8")));
    }

    /** Without a name server, and in every way that an address can be written. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://10.0.0.1:8443/",
                "https://169.254.169.254/latest/",
                "https://0/"
            })
    void refusesAnAddressThatIsWrittenOut(String url) {
        var guard = new WebhookGuard(TestSettings.reaching(), InetAddress::getAllByName);
        assertThatThrownBy(() -> guard.resolve(URI.create(url).getHost())).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hook.example/, 8.8.8.8, ''",
        "https://hook.example:8443/, 8.8.8.8, ''",
        "https://hook.example:22/, 8.8.8.8, port-refused",
        "https://hook.example:0/, 8.8.8.8, port-refused",
        "http://hook.example:8080/, 8.8.8.8, http-refused",
        "http://hook.example/, 8.8.8.8, port-refused",
        "http://hook.example:8080/, 10.0.0.1, address-refused",
        "http://hook.example:8080/, 127.0.0.1, ''"
    })
    void wantsHttpsAndPortsThatAreAllowed(String url, String address, String refusedAs) throws Exception {
        var guard = new WebhookGuard(TestSettings.reaching("127.0.0.0/8"), host -> addresses(address));
        if (refusedAs.isEmpty()) guard.check(URI.create(url));
        else
            assertThatThrownBy(() -> guard.check(URI.create(url)))
                    .isInstanceOf(WebhookGuard.RefusedException.class)
                    .hasMessage(refusedAs);
    }

    @Test
    void sendsNothingInPlainTextToThisMachineUnlessThatIsAllowed() {
        var guard = guard("127.0.0.1");
        assertThatThrownBy(() -> guard.check(URI.create("http://hook.example:8080/")))
                .hasMessage("address-refused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "hook.example", "10.0.0.0/x", "/8"})
    void wantsNetworksThatAreSome(String network) {
        assertThatThrownBy(() -> new WebhookGuard(TestSettings.reaching(network), host -> addresses("8.8.8.8")))
                .hasMessageContaining("gateway.webhooks.allowed-networks");
    }

    private static WebhookGuard guard(String... addresses) {
        return new WebhookGuard(TestSettings.reaching(), host -> addresses(addresses));
    }

    private static InetAddress[] addresses(String... texts) throws UnknownHostException {
        var found = new InetAddress[texts.length];
        for (int i = 0; i < texts.length; i++) found[i] = InetAddress.getByName(texts[i]);
        return found;
    }
}
