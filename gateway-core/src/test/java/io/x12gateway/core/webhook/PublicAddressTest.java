package io.x12gateway.core.webhook;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.InetAddress;
import java.net.UnknownHostException;

import static org.assertj.core.api.Assertions.assertThat;

class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "1.0.0.1",
                "::ffff:8.8.8.8", // which Java takes for the IPv4 address that it is
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2600:1f18::1",
                "2a00:1450:4001:830::200e",
                "2001:4860:4860::8888",
                "2003::1"
            })
    void isOfTheInternet(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1", // shared by providers
                "100.100.100.200", // a cloud's metadata
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254", // a cloud's metadata
                "169.254.170.2",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.192", // a cloud's metadata
                "192.0.2.1",
                "192.31.196.1",
                "192.52.193.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "192.175.48.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::127.0.0.1",
                "64:ff9b::a00:1", // NAT64 of 10.0.0.1
                "64:ff9b:1::1",
                "100::1",
                "2001::1", // Teredo
                "2001:10::1",
                "2001:db8::1",
                "2002:a00:1::1", // 6to4 of 10.0.0.1
                "2620:4f:8000::1",
                "3fff::1",
                "4000::1",
                "fc00::1",
                "fd00:ec2::254", // a cloud's metadata
                "fdff::1",
                "fe80::1",
                "fec0::1",
                "ff02::1",
                "ff0e::1"
            })
    void isForSpecialPurposes(String address) throws UnknownHostException {
        var found = InetAddress.getByName(address);
        assertThat(PublicAddress.isPublic(found)).as(found.toString()).isFalse();
    }
}
