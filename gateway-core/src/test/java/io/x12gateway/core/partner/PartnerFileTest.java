package io.x12gateway.core.partner;

import io.x12gateway.core.fault.GatewayFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartnerFileTest {
    private static final String MINIMAL = """
            partners:
              - id: hilltop-clinic
                name: Hilltop Clinic
                identities:
                  - { qualifier: "30", id: HILLTOP }
            """;

    @Test
    void readsEveryKey() {
        var riverbend = twoPartners().getFirst();
        assertThat(riverbend.id()).isEqualTo(new PartnerId("riverbend-billing"));
        assertThat(riverbend.name()).isEqualTo("Riverbend Billing");
        assertThat(riverbend.identities())
                .containsExactly(new EdiIdentity("ZZ", "RIVERBEND"), new EdiIdentity("01", "012345678"));
        assertThat(riverbend.applicationId()).isEqualTo("RBBILL");
        assertThat(riverbend.usages()).containsExactly("P", "T");
        assertThat(riverbend.outbound().lineBreaks()).isFalse();
        assertThat(riverbend.agreements())
                .containsExactly(
                        new EdiAgreement(
                                "RB-2026",
                                Set.of("270", "276"),
                                Set.of(new Npi("1234567893"), new Npi("1000000004")),
                                LocalDate.of(2026, 1, 1),
                                Optional.of(LocalDate.of(2026, 12, 31))),
                        new EdiAgreement(
                                "riverbend-billing-2",
                                Set.of("835"),
                                Set.of(),
                                LocalDate.of(2026, 1, 1),
                                Optional.empty()));
        assertThat(riverbend.delegations())
                .containsExactly(new Delegation(
                        new Npi("1234567893"),
                        "835",
                        LocalDate.of(2026, 1, 1),
                        Optional.of(LocalDate.of(2026, 6, 30))));
        var credentials = riverbend.credentials();
        assertThat(credentials.apiTokens()).containsExactly(token("1".repeat(64)), token("2".repeat(64)));
        assertThat(credentials.sshUser()).isEqualTo("riverbend");
        assertThat(credentials.sshKeys())
                .singleElement()
                .satisfies(key -> assertThat(key.openSsh()).startsWith("ssh-ed25519 "));
        assertThat(credentials.certificates()).containsExactly(ClientCertificate.of("3".repeat(64)));
        assertThat(credentials.corePasswords()).singleElement().satisfies(password -> {
            assertThat(password.user()).isEqualTo("riverbend-core");
            assertThat(password.hash().text()).startsWith("pbkdf2-sha256$600000$");
        });
    }

    @Test
    void fillsInWhatIsLeftOut() {
        var hilltop = read(MINIMAL).getFirst();
        assertThat(hilltop.applicationId()).isEqualTo("HILLTOP");
        assertThat(hilltop.usages()).containsExactly("P", "T");
        assertThat(hilltop.outbound()).isEqualTo(OutboundFormat.STANDARD);
        assertThat(hilltop.status()).isEqualTo(PartnerStatus.ACTIVE);
        assertThat(hilltop.agreements()).isEmpty();
        assertThat(hilltop.credentials()).isEqualTo(Credentials.NONE);
    }

    @Test
    void namesTheLineOfAnUnknownKey() {
        assertRefused(
                MINIMAL + "    agreement: []\n    lineBreaks: true\n",
                "partners.yaml",
                "line 6",
                "'agreement'",
                "agreements");
        assertRefused(
                MINIMAL + "    credentials:\n      token: x\n      sshUser: y\n    lineBreaks: true\n",
                "line 7",
                "'token'");
    }

    /** Each is MINIMAL with one thing changed, and what the message has to say. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    id: hilltop-clinic    | id: Hilltop          | not a partner id
                    name: Hilltop Clinic  | lineBreaks: true     | hilltop-clinic: the partner has no 'name'
                    qualifier: "30"       | qualifier: "300"     | hilltop-clinic: qualifier '300'
                    id: HILLTOP           | id: HILLTOP-CLINIC-NORTH | 1 to 15
                    name: Hilltop Clinic  | {name: x             | line
                    """)
    void saysWhatIsWrong(String instead, String of, String message) {
        assertRefused(MINIMAL.replace(instead, of), "partners.yaml", message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    usages: [X]                                              | usage 'X'
                    agreements: [{ transactions: ['270'] }]                  | 'from'
                    agreements: [{ from: 2026-01-01 }]                       | no transactions
                    agreements: [{ transactions: ['270'], from: yesterday }] | line 6
                    delegations: [{ provider: '1234567890', transaction: '835', from: 2026-01-01 }] | not an NPI
                    credentials: { apiTokenSha256: [secret] }                | SHA-256
                    credentials: { corePasswordHash: secret }                | corePasswordHash
                    """)
    void saysWhatIsWrongFurtherDown(String line, String message) {
        var yaml = MINIMAL + "    " + line + "\n";
        assertRefused(yaml, "partners.yaml", message);
        assertThatThrownBy(() -> read(yaml)).hasMessageNotContaining("secret");
    }

    @Test
    void refusesAnIdentityOfTwo() {
        var second = MINIMAL.replace("partners:\n", "").replace("hilltop-clinic", "hilltop-north");
        assertRefused(MINIMAL + second, "hilltop-north", "identity 30:HILLTOP", "hilltop-clinic");
        var sameId = MINIMAL.replace("partners:\n", "").replace("HILLTOP", "OTHER");
        assertRefused(MINIMAL + sameId, "hilltop-clinic", "the id");
    }

    @Test
    void takesAFileWithoutPartners() {
        assertThat(read("partners: []")).isEmpty();
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> PartnerFile.read(Path.of("no-such-file.yaml")))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining("no-such-file.yaml");
    }

    private static ApiToken token(String sha256) {
        return new ApiToken(sha256, "", Set.of(), Validity.ALWAYS);
    }

    private static List<TradingPartner> twoPartners() {
        var file = Objects.requireNonNull(PartnerFileTest.class.getResourceAsStream("/partners/two-partners.yaml"));
        return PartnerFile.read(file, "two-partners.yaml");
    }

    private static List<TradingPartner> read(String yaml) {
        return PartnerFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "partners.yaml");
    }

    private static void assertRefused(String yaml, String... says) {
        assertThatThrownBy(() -> read(yaml))
                .isInstanceOfSatisfying(
                        GatewayFault.class, f -> assertThat(f.code()).isEqualTo("partner-file"))
                .hasMessageContainingAll(says);
    }
}
