package io.x12gateway.core.partner;

import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PartnerCommandsTest {
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");
    private static final Npi CLINIC = new Npi("1234567893");
    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
    private static final PasswordHash NEW =
            new PasswordHash("pbkdf2-sha256$600000$bm9ib2R5LWF0LWFsbC4=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    private final TradingPartner harbor = harbor();

    @Test
    void pauseResumeSuspendAndCloseForGood() {
        var closed = harbor;
        for (var status :
                List.of(PartnerStatus.PAUSED, PartnerStatus.ACTIVE, PartnerStatus.SUSPENDED, PartnerStatus.CLOSED)) {
            closed = after(closed, new PartnerCommand.SetStatus(status));
            assertThat(closed.status()).isEqualTo(status);
        }
        var end = closed;
        assertThatThrownBy(() -> after(end, new PartnerCommand.SetStatus(PartnerStatus.ACTIVE)))
                .hasMessageContaining("closed for good");
    }

    @Test
    void addAndRevokeTokensByLabelOrByTheBeginningOfTheHash() {
        var token = new ApiToken("f".repeat(64), "weekly", Set.of(Scope.VALIDATE), Validity.ALWAYS);
        var more = after(harbor, new PartnerCommand.AddToken(token));
        assertThat(more.credentials().apiTokens()).hasSize(3).contains(token);
        assertRefused(more, new PartnerCommand.AddToken(token), "already");
        assertThat(after(more, new PartnerCommand.RevokeToken("weekly"))).isEqualTo(harbor);
        assertThat(after(more, new PartnerCommand.RevokeToken("ffffffff"))).isEqualTo(harbor);
        assertRefused(more, new PartnerCommand.RevokeToken("f"), "no API token 'f'");
    }

    @Test
    void addAndRevokeTheOtherCredentials() {
        var client = new OAuthClient("second", "1".repeat(64), Set.of(), Validity.ALWAYS);
        assertBackAndForth(new PartnerCommand.AddOAuthClient(client), new PartnerCommand.RevokeOAuthClient("second"));
        assertBackAndForth(
                new PartnerCommand.AddCertificate(ClientCertificate.of("9".repeat(64))),
                new PartnerCommand.RemoveCertificate("99999999"));
        assertBackAndForth(
                new PartnerCommand.AddSshKey("", new SshKey("ssh-ed25519 AAAAnewkey third", Validity.ALWAYS)),
                new PartnerCommand.RemoveSshKey("third"));
        var nobody = harbor.with().credentials(Credentials.NONE).build();
        assertRefused(
                nobody, new PartnerCommand.AddSshKey("", new SshKey("ssh-ed25519 AAAA x", Validity.ALWAYS)), "--user");
    }

    @Test
    void changeAPasswordAtOnceOrWithAnOverlap() {
        var fresh = new CorePassword("harbor", NEW, Validity.ALWAYS);
        assertThat(after(harbor, new PartnerCommand.SetCorePassword(fresh, Optional.empty()))
                        .credentials()
                        .corePasswords("harbor", NOW))
                .containsExactly(fresh);
        var overlapping = after(harbor, new PartnerCommand.SetCorePassword(fresh, Optional.of(NOW.plusSeconds(3600))))
                .credentials();
        assertThat(overlapping.corePasswords("harbor", NOW)).hasSize(3);
        assertThat(overlapping.corePasswords("harbor", NOW.plusSeconds(3600))).containsExactly(fresh);

        var sftp = new SshPassword(NEW, List.of("192.0.2.1"), Validity.ALWAYS);
        assertThat(after(harbor, new PartnerCommand.SetSshPassword("", sftp, Optional.empty()))
                        .credentials()
                        .sshPasswords())
                .containsExactly(sftp);
    }

    @Test
    void addAndEndAgreementsAndDelegations() {
        var agreement = new EdiAgreement("HX-2", Set.of("276"), Set.of(CLINIC), DAY, Optional.empty());
        var agreed = after(harbor, new PartnerCommand.AddAgreement(agreement));
        assertThat(agreed.mayExchangeFor(CLINIC.value(), "276", DAY.plusYears(1)))
                .isTrue();
        assertRefused(agreed, new PartnerCommand.AddAgreement(agreement), "already");
        var ended = after(agreed, new PartnerCommand.EndAgreement("HX-2", DAY));
        assertThat(ended.mayExchangeFor(CLINIC.value(), "276", DAY)).isTrue();
        assertThat(ended.mayExchangeFor(CLINIC.value(), "276", DAY.plusDays(1))).isFalse();
        assertRefused(harbor, new PartnerCommand.EndAgreement("HX-9", DAY), "no agreement 'HX-9'");

        var delegation = new Delegation(CLINIC, "835", DAY, Optional.empty());
        var lent = after(harbor, new PartnerCommand.AddDelegation(delegation));
        assertThat(new Entitlements(lent, DAY).mayReceiveFor(CLINIC.value(), "835"))
                .isTrue();
        var back = after(lent, new PartnerCommand.EndDelegation(CLINIC, "835", DAY));
        assertThat(new Entitlements(back, DAY.plusDays(1)).mayReceiveFor(CLINIC.value(), "835"))
                .isFalse();
        assertRefused(harbor, new PartnerCommand.EndDelegation(CLINIC, "835", DAY), "no delegation");
    }

    @Test
    void showWhatTheyDidFieldByFieldAndNoHash() {
        var token = new ApiToken("f".repeat(64), "weekly", Set.of(Scope.VALIDATE), Validity.ALWAYS);
        var after = after(
                after(harbor, new PartnerCommand.AddToken(token)), new PartnerCommand.SetStatus(PartnerStatus.PAUSED));
        var lines = PartnerDiff.of(Optional.of(harbor), Optional.of(after)).stream()
                .map(Object::toString)
                .toList();
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        "~ status: testing -> paused",
                        "+ credentials.apiTokens[weekly " + Fingerprint.brief("f".repeat(64)) + "].scopes: validate");
        assertThat(PartnerDiff.of(Optional.of(after), Optional.of(harbor)).getFirst())
                .hasToString("~ status: paused -> testing");

        var whole = PartnerDiff.of(Optional.empty(), Optional.of(harbor));
        assertThat(whole)
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line.toString())
                        .startsWith("+ ")
                        .doesNotContain("pbkdf2", "aaaaaaaa", "cccccccc", "eeeeeeee", "AAAAICCC"));
        assertThat(PartnerDiff.of(Optional.of(harbor), Optional.of(harbor))).isEmpty();
    }

    @Test
    void areFollowedByWhatRunsOutNext() {
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        assertThat(RunningOut.within(30, List.of(harbor), clock))
                .extracting(RunningOut::what)
                .containsExactly("CORE password of user harbor");
        assertThat(RunningOut.within(120, List.of(harbor), clock))
                .extracting(RunningOut::what)
                .containsExactly(
                        "CORE password of user harbor",
                        "API token " + Fingerprint.brief("b".repeat(64)),
                        "API token 'nightly run'",
                        "OAuth client harbor-client",
                        "delegation of 1000000004 for 835");
        var closed = harbor.with().status(PartnerStatus.CLOSED).build();
        assertThat(RunningOut.within(120, List.of(closed), clock)).isEmpty();
    }

    private void assertBackAndForth(PartnerCommand add, PartnerCommand remove) {
        var more = after(harbor, add);
        assertThat(more).isNotEqualTo(harbor);
        assertThat(after(more, remove)).isEqualTo(harbor);
        assertRefused(harbor, remove, "it has no");
        assertRefused(more, add, "already");
    }

    private static void assertRefused(TradingPartner partner, PartnerCommand command, String says) {
        assertThatThrownBy(() -> after(partner, command))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(says);
    }

    private static TradingPartner after(TradingPartner partner, PartnerCommand command) {
        return PartnerCommands.apply(partner, command, NOW);
    }

    private static TradingPartner harbor() {
        var file = Objects.requireNonNull(PartnerCommandsTest.class.getResourceAsStream("/partners/every-key.yaml"));
        return PartnerFile.read(file, "every-key.yaml").getFirst();
    }
}
