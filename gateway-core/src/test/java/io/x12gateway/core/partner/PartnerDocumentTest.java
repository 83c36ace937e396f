package io.x12gateway.core.partner;

import io.x12gateway.edi.envelope.Delimiters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartnerDocumentTest {

    @ParameterizedTest
    @ValueSource(strings = {"every-key.yaml", "two-partners.yaml"})
    void isTheSameAfterBeingWrittenAndReadAgain(String file) {
        var partners = partners(file);
        var amendments = partners.stream().map(p -> Amendment.of(p, 7)).toList();
        var yaml = PartnerFile.write(amendments);
        assertThat(read(yaml)).isEqualTo(partners);
        assertThat(PartnerFile.amendments(yaml.getBytes(StandardCharsets.UTF_8), file))
                .isEqualTo(amendments);
        for (var partner : partners)
            assertThat(PartnerJson.read(PartnerJson.write(partner))).isEqualTo(partner);
    }

    @Test
    void writesEveryKeyThatItReadsSaveTheShortForms() {
        var yaml = PartnerFile.write(
                List.of(Amendment.of(partners("every-key.yaml").getFirst(), 1)));
        for (var place : DocumentKeys.values())
            for (var key : place.list())
                if (!List.of("apiTokenSha256", "certificateSha256", "coreUser", "corePasswordHash")
                        .contains(key)) assertThat(yaml).contains(key + ":");
    }

    @Test
    void saysWhatBecomesOfTheKeysThatAreNotAboutCredentials() {
        var harbor = partners("every-key.yaml").getFirst();
        assertThat(harbor.kind()).isEqualTo(PartnerKind.VENDOR);
        assertThat(harbor.status()).isEqualTo(PartnerStatus.TESTING);
        assertThat(harbor.identities("P")).containsExactly(new EdiIdentity("ZZ", "HARBORX"));
        assertThat(harbor.identities("T")).containsExactly(new EdiIdentity("ZZ", "HARBORXT"));
        assertThat(harbor.applicationId("P")).isEqualTo("HARBOR");
        assertThat(harbor.applicationId("T")).isEqualTo("HARBORT");
        assertThat(harbor.timeZone()).isEqualTo(ZoneId.of("America/Chicago"));
        assertThat(harbor.outbound())
                .isEqualTo(new OutboundFormat(Optional.of(new Delimiters('|', '!', '>', '\'')), false));
        assertThat(harbor.acknowledgments())
                .isEqualTo(new AcknowledgmentPreferences(AcknowledgmentPreferences.Ta1.ALWAYS, false));
        assertThat(harbor.limits())
                .isEqualTo(new PartnerLimits(
                        OptionalInt.of(120),
                        OptionalInt.of(3),
                        OptionalLong.of(52_428_800),
                        OptionalLong.of(10_737_418_240L)));
        assertThat(harbor.mailbox())
                .isEqualTo(new MailboxRules(OptionalInt.of(14), MailboxRules.UploadTrigger.MARKER, ".ok", false));
        assertThat(harbor.contacts()).hasSize(2);
        assertThat(harbor.channels().webhooks())
                .containsExactly(
                        new WebhookTarget("https://harbor.example/hook", "harbor-hook", Set.of("mailbox.delivered")));
        assertThat(harbor.channels().pulls()).singleElement().satisfies(pull -> {
            assertThat(pull.every()).isEqualTo(Duration.ofMinutes(5));
            assertThat(pull.after()).isEqualTo(RemotePull.After.MOVE);
        });
        assertThat(harbor.channels().pushes())
                .singleElement()
                .satisfies(push -> assertThat(push.uncertain()).isEqualTo(RemotePush.Uncertain.RESEND));
    }

    @Test
    void endsWhatIsValidToADayAtTheEndOfThatDay() {
        var credentials = partners("every-key.yaml").getFirst().credentials();
        var nightly = "a".repeat(64);
        assertThat(credentials.apiToken(nightly, Instant.parse("2025-12-31T23:59:59Z")))
                .isEmpty();
        assertThat(credentials.apiToken(nightly, Instant.parse("2026-01-01T00:00:00Z")))
                .isPresent();
        assertThat(credentials.apiToken(nightly, Instant.parse("2026-06-30T23:59:59Z")))
                .hasValueSatisfying(token -> {
                    assertThat(token.allows(Scope.SUBMIT)).isTrue();
                    assertThat(token.allows(Scope.INQUIRE)).isFalse();
                });
        assertThat(credentials.apiToken(nightly, Instant.parse("2026-07-01T00:00:00Z")))
                .isEmpty();
        assertThat(credentials.apiToken("b".repeat(64), Instant.parse("2026-05-01T11:59:59Z")))
                .hasValueSatisfying(
                        token -> assertThat(token.allows(Scope.INQUIRE)).isTrue());
        assertThat(credentials.apiToken("b".repeat(64), Instant.parse("2026-05-01T12:00:00Z")))
                .isEmpty();
    }

    @Test
    void letsAnOldAndANewCredentialOverlap() {
        var credentials = partners("every-key.yaml").getFirst().credentials();
        assertThat(credentials.corePasswords("harbor", Instant.parse("2026-02-01T00:00:00Z")))
                .hasSize(1);
        assertThat(credentials.corePasswords("harbor", Instant.parse("2026-03-15T00:00:00Z")))
                .hasSize(2);
        assertThat(credentials.corePasswords("harbor", Instant.parse("2026-04-01T00:00:00Z")))
                .hasSize(1);
        assertThat(credentials.oauthClients("harbor-client", Instant.parse("2026-06-15T00:00:00Z")))
                .hasSize(2);
        assertThat(credentials.sshKeys(Instant.parse("2026-02-01T00:00:00Z"))).hasSize(1);
    }

    @Test
    void knowsACertificateByIssuerAndNameInAnySpelling() {
        var credentials = partners("every-key.yaml").getFirst().credentials();
        var at = Instant.parse("2026-03-01T00:00:00Z");
        var name = List.of("EMAIL:x@harbor.example", "DNS:edi.harbor.example");
        assertThat(credentials.certificate("CN=Harbor authority,O=Harbor", name, at))
                .isPresent();
        assertThat(credentials.certificate("CN=Other authority,O=Harbor", name, at))
                .isEmpty();
        assertThat(credentials.certificate("CN=Harbor authority,O=Harbor", List.of("DNS:harbor.example"), at))
                .isEmpty();
        assertThat(credentials.certificate("", at)).isEmpty();
    }

    @Test
    void isReadAsTheFirstVersionStoredIt() {
        var former = """
                {"agreements":[{"from":"2026-01-01","id":"A1","providers":[{"value":"1234567893"}],"to":null,
                "transactions":["270"]}],"applicationId":"RBBILL","credentials":{"apiTokenSha256":["%s"],
                "certificateSha256":[],"corePasswordHash":"","coreUser":"","sshKeys":[],"sshUser":""},
                "delegations":[{"from":"2026-01-01","provider":{"value":"1000000004"},"to":"2026-06-30",
                "transaction":"835"}],"id":{"value":"riverbend-billing"},"identities":[{"id":"RIVERBEND",
                "qualifier":"ZZ"}],"lineBreaks":false,"name":"Riverbend Billing","usages":["P","T"]}
                """.formatted("1".repeat(64));
        var partner = PartnerJson.read(former);
        assertThat(partner.id()).isEqualTo(new PartnerId("riverbend-billing"));
        assertThat(partner.agreements().getFirst().coversProvider("1234567893")).isTrue();
        assertThat(partner.agreements().getFirst().to()).isEmpty();
        assertThat(partner.delegations().getFirst().provider()).isEqualTo(new Npi("1000000004"));
        assertThat(partner.outbound().lineBreaks()).isFalse();
        assertThat(partner.credentials().apiTokens()).hasSize(1);
        assertThat(partner.credentials().corePasswords()).isEmpty();
        assertThat(partner.status()).isEqualTo(PartnerStatus.ACTIVE);
    }

    /** What replaces a piece of the file, and what the message has to say; the line is that of the piece. */
    @ParameterizedTest
    @CsvSource(delimiter = '§', textBlock = """
            kind: vendor § kind: bank § line 5: partner harbor-exchange: kind 'bank' is none of clearinghouse, billing-agency
            status: testing § status: gone § line 6
            timeZone: America/Chicago § timeZone: Mars/Base § line 14
            requestsPerMinute: 120 § requestsPerMinute: many § line 19: partner harbor-exchange: requestsPerMinute 'many' is not a whole
            concurrentUploads: 3 § concurrentUploads: 0 § concurrentUploads is not above 0
            delimiters: "|!>'" § delimiters: "||>'" § line 16
            provider: "1000000004" § provider: "1000000005" § line 30: partner harbor-exchange: not an NPI: 1000000005
            scopes: [submit, mailbox.read] § scopes: [submit, everything] § line 35: partner harbor-exchange: scope 'everything' is none of submit
            label: nightly run § lable: nightly run § line 34: partner harbor-exchange: an API token has the unknown key 'lable'
            192.0.2.0/24 § edi.harbor.example § neither an address nor a network
            192.0.2.0/24 § 192.0.2.0/33 § neither an address nor a network
            subjectAltName: "dns:EDI.harbor.example" § subjectAltName: "EDI.harbor.example" § does not begin with DNS:
            to: 2026-03-31 § to: soon § neither a day
            from: 2026-01-01, to: 2026-12-31 § from: 2027-01-01, to: 2026-12-31 § line 28
            host: sftp.harbor.example § hots: sftp.harbor.example § unknown key 'hots'
            everySeconds: 300 § everySeconds: 0 § less than a second
            port: 2222 § port: 70000 § 70000
            acknowledgments: § outbound: § line 17: 'outbound' stands there twice
            """)
    void saysOnWhichLineWhatIsWrong(String instead, String of, String message) {
        var yaml = text("every-key.yaml").replaceFirst(java.util.regex.Pattern.quote(instead), of);
        assertThatThrownBy(() -> read(yaml)).hasMessageContaining(message);
    }

    @Test
    void letsAnSftpPasswordComeFromItsAddressesOnly() {
        var password = partners("every-key.yaml")
                .getFirst()
                .credentials()
                .sshPasswords()
                .getFirst();
        assertThat(password.mayComeFrom("192.0.2.200")).isTrue();
        assertThat(password.mayComeFrom("192.0.3.1")).isFalse();
        assertThat(password.mayComeFrom("2001:db8:0:0::7")).isTrue();
        assertThat(password.mayComeFrom("2001:db8::8")).isFalse();
        assertThat(password.mayComeFrom("localhost")).isFalse();
    }

    @Test
    void showsNoHashInWords() {
        var credentials = partners("every-key.yaml").getFirst().credentials();
        assertThat(credentials.all().map(Credential::describe))
                .hasSize(11)
                .allSatisfy(words -> assertThat(words).doesNotContain("pbkdf2").doesNotContain("aaaa"));
        assertThat(credentials.corePasswords().toString()).doesNotContain("q6ur");
    }

    private static List<TradingPartner> partners(String file) {
        return read(text(file));
    }

    private static String text(String file) {
        try (var in =
                Objects.requireNonNull(PartnerDocumentTest.class.getResourceAsStream("/partners/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<TradingPartner> read(String yaml) {
        return PartnerFile.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "partners.yaml");
    }
}
