package io.x12gateway.core.partner;

import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.edi.validation.ValidationReport.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;

import static io.x12gateway.core.wiring.Files.eligibilityGroup;
import static io.x12gateway.core.wiring.Files.inquiry270;
import static io.x12gateway.core.wiring.Files.interchange;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ValidationProfilesTest {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");
    private static final byte[] MISCOUNTED = interchange(
                    "CH0001",
                    1,
                    eligibilityGroup(1, inquiry270("0001", "T1", "1234567893").replaceFirst("SE\\*\\d+\\*", "SE*3*")))
            .getBytes(StandardCharsets.ISO_8859_1);

    @TempDir
    Path dir;

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }

    @Test
    void readsEveryProfileOfTheDirectoryAndNothingElse() throws IOException {
        write("one.profile", "levels = 1-5");
        write("two-835.profile", "notes = told");
        write("README.md", "not a profile");
        assertThat(ValidationProfiles.read(dir, ZONE).names()).containsExactly("one", "standard", "two-835");
    }

    @Test
    void tellsEveryFaultOfAFileAndWhichFile() throws IOException {
        write("bad.profile", "levels = 9\nNPI_CHEK_DIGIT = warning");
        assertThatThrownBy(() -> ValidationProfiles.read(dir, ZONE))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("bad.profile")
                .hasMessageContaining("line 1")
                .hasMessageContaining("line 2");
    }

    @Test
    void refusesANameThatNoPartnerCouldHave() throws IOException {
        write("Big Name.profile", "");
        assertThatThrownBy(() -> ValidationProfiles.read(dir, ZONE)).hasMessageContaining("Big Name.profile");
    }

    @Test
    void doesNotLetTheStandardBeRedefined() throws IOException {
        write("standard.profile", "");
        assertThatThrownBy(() -> ValidationProfiles.read(dir, ZONE)).hasMessageContaining("standard.profile");
    }

    @Test
    void saysThatTheDirectoryIsMissing() {
        assertThatThrownBy(() -> ValidationProfiles.read(dir.resolve("none"), ZONE))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("gateway.validation.profiles-dir");
    }

    @Test
    void endsARuleAfterItsLastDayInOurZoneWheneverItIsJudged() throws IOException {
        write("april.profile", "TRANSACTION_SEGMENT_COUNT = warning until 2026-04-01");
        var profiles = ValidationProfiles.read(dir, ZONE);

        // The evening of 1 April in New York is 2 April in UTC.
        assertThat(verdict(profiles, "2026-04-02T03:59:59Z")).isEqualTo(Verdict.VALID);
        assertThat(verdict(profiles, "2026-04-02T04:00:00Z")).isNotEqualTo(Verdict.VALID);
    }

    private static Verdict verdict(ValidationProfiles profiles, String receivedAt) {
        return profiles.judge("april", Instant.parse(receivedAt))
                .orElseThrow()
                .validate(MISCOUNTED)
                .verdict();
    }

    @Test
    void namesThePartnerWhoseProfileIsGone() throws IOException {
        write("one.profile", "");
        var partner = TradingPartner.named(new PartnerId("clearway"), "Clearway", new EdiIdentity("ZZ", "CH0001"))
                .validationProfile("two")
                .build();
        assertThatThrownBy(() -> ValidationProfiles.read(dir, ZONE).judge(partner, Instant.EPOCH))
                .isInstanceOfSatisfying(
                        GatewayFault.class, fault -> assertThat(fault.kind()).isEqualTo(FaultKind.GATEWAY))
                .hasMessageContaining("clearway")
                .hasMessageContaining("'two'")
                .hasMessageContaining("one, standard");
    }
}
