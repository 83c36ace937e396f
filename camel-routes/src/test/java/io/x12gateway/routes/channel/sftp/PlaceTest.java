package io.x12gateway.routes.channel.sftp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceTest {

    @ParameterizedTest
    @CsvSource({
        "'', ROOT, ''",
        "/, ROOT, ''",
        "., ROOT, ''",
        "/../.., ROOT, ''",
        "inbound, INBOUND, ''",
        "/inbound/, INBOUND, ''",
        "//inbound//a.x12, INBOUND, a.x12",
        "/inbound/../outbound/b, OUTBOUND, b",
        "/archive/./c, ARCHIVE, c",
        "../../inbound/a, INBOUND, a",
        "/test/../inbound/a, INBOUND, a",
    })
    void findsThePlaceOfAPath(String path, Place.Folder folder, String name) {
        assertThat(Place.of(Place.parts(path))).contains(new Place(false, folder, name));
    }

    @ParameterizedTest
    @CsvSource({
        "/test, ROOT, ''",
        "/test/inbound/a.x12, INBOUND, a.x12",
        "/inbound/../test/outbound/, OUTBOUND, ''",
        "test/archive/../archive/c, ARCHIVE, c",
        "/test/inbound/test, INBOUND, test",
    })
    void findsThePlaceOfAPathAmongTestData(String path, Place.Folder folder, String name) {
        assertThat(Place.of(Place.parts(path))).contains(new Place(true, folder, name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../../etc/passwd",
                "/inbound/../../etc/shadow",
                "/Inbound",
                "/test/test/inbound",
                "/test/a.x12",
                "/inbound/test/a.x12",
                "/inbound/.ssh/authorized_keys",
                "/root",
                "C:\\x",
                "\\\\host\\share"
            })
    void findsNothingElsewhere(String path) {
        assertThat(Place.of(Place.parts(path))).isEmpty();
    }

    @Test
    void readsNamesInTheirComposedForm() {
        assertThat(Place.parts("/inbound/u\u0308.x12")).isEqualTo(Place.parts("/inbound/\u00fc.x12"));
    }
}
