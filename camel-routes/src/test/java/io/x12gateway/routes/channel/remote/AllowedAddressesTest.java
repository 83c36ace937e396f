package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.fault.GatewayFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AllowedAddressesTest {

    /** A host that has these addresses. */
    private static AllowedAddresses with(List<String> allowed, String... addresses) {
        return new AllowedAddresses(allowed, host -> {
            var found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) found[i] = InetAddress.getByName(addresses[i]);
            return found;
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "0.1.2.3",
                "169.254.169.254",
                "224.0.0.1",
                "::1",
                "::",
                "::ffff:127.0.0.1",
                "fe80::1",
                "fd00:ec2::254",
                "64:ff9b::7f00:1",
                "ff02::1"
            })
    void refusesWhatOnlyThisMachineOrItsCloudCanReach(String address) {
        assertThatThrownBy(() -> with(List.of(), address).of("sftp.example"))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("remote-address-refused"));
    }

    @Test
    void takesOrdinaryAddresses() {
        assertThat(with(List.of(), "192.0.2.10").of("sftp.example").getHostAddress())
                .isEqualTo("192.0.2.10");
        assertThat(with(List.of(), "2001:db8::7").of("sftp.example")).isNotNull();
    }

    @Test
    void refusesAHostThatHasOneBadAddressAmongGoodOnes() {
        assertThatThrownBy(() -> with(List.of(), "192.0.2.10", "127.0.0.1").of("sftp.example"))
                .isInstanceOf(GatewayFault.class);
    }

    @Test
    void takesWhatTheSettingAllowsAndNoMore() {
        var allowed = List.of("127.0.0.0/30", " 10.0.0.1 ");
        assertThat(with(allowed, "127.0.0.3").of("localhost")).isNotNull();
        assertThatThrownBy(() -> with(allowed, "127.0.0.4").of("localhost")).isInstanceOf(GatewayFault.class);
    }

    @Test
    void saysWhichNetworkIsNone() {
        for (var wrong : List.of("localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0"))
            assertThatThrownBy(() -> with(List.of(wrong), "192.0.2.1"))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsAHostWithoutAnAddress() {
        var nobody = new AllowedAddresses(List.of(), host -> {
            throw new UnknownHostException(host);
        });
        assertThatThrownBy(() -> nobody.of("nowhere.example"))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("remote-host-unknown"));
    }
}
