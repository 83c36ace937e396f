package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.Amendment;
import io.x12gateway.core.partner.ApiToken;
import io.x12gateway.core.partner.ClientCertificate;
import io.x12gateway.core.partner.CorePassword;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.FileRegistration;
import io.x12gateway.core.partner.OAuthClient;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.PartnerVersion;
import io.x12gateway.core.partner.PasswordHash;
import io.x12gateway.core.partner.SshPassword;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.core.partner.Validity;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

public interface PartnersContract extends StoresContract {

    @Test
    default void givesBackPartnersAsTheyWereRegistered() {
        var partners = partners();
        assertThat(stores().partners().register(partners, "configuration"))
                .containsExactlyElementsOf(
                        partners.stream().map(TradingPartner::id).toList());
        assertThat(stores().partners().all()).containsExactlyInAnyOrderElementsOf(partners);
    }

    @Test
    default void findsAPartnerByWhateverItShows() {
        var partners = partners();
        stores().partners().register(partners, "configuration");
        var riverbend = partners.getFirst();
        var credentials = riverbend.credentials();
        var registry = stores().partners();

        assertThat(registry.find(riverbend.id())).contains(riverbend);
        for (var token : credentials.apiTokens())
            assertThat(registry.byApiToken(token.sha256())).contains(riverbend);
        assertThat(registry.bySshUser(credentials.sshUser())).contains(riverbend);
        assertThat(registry.byCertificate(credentials.certificates().getFirst().sha256()))
                .contains(riverbend);
        assertThat(registry.byCoreUser("riverbend-core")).contains(riverbend);
        for (var identity : riverbend.identities())
            assertThat(registry.byIdentity(identity)).contains(riverbend);
    }

    @Test
    default void findsNobodyForWhatNobodyHas() {
        stores().partners().register(partners(), "configuration");
        var registry = stores().partners();
        assertThat(registry.find(new PartnerId("nobody"))).isEmpty();
        assertThat(registry.byApiToken("0".repeat(64))).isEmpty();
        assertThat(registry.byApiToken("\0")).isEmpty();
        assertThat(registry.bySshUser("")).isEmpty();
        assertThat(registry.byCoreUser("")).isEmpty();
        assertThat(registry.byIdentity(new EdiIdentity("ZZ", "NOBODY"))).isEmpty();
        assertThat(registry.byApiToken("riverbend")).isEmpty();
    }

    @Test
    default void registersAgainOnlyWhatChanged() {
        var partners = partners();
        stores().partners().register(partners, "configuration");
        assertThat(stores().partners().register(partners, "configuration")).isEmpty();

        var last = partners.getLast();
        var changed = withCredentials(last, Credentials.NONE);
        assertThat(stores().partners().register(List.of(partners.getFirst(), changed), "operator"))
                .containsExactly(last.id());
        assertThat(stores().partners().find(last.id())).contains(changed);
        assertThat(stores().partners()
                        .byApiToken(last.credentials().apiTokens().getFirst().sha256()))
                .isEmpty();
    }

    @Test
    default void refusesAKeyThatAnotherPartnerHasAndRegistersNothing() {
        var partners = partners();
        stores().partners().register(partners.subList(0, 1), "configuration");
        var thief = withCredentials(partners.getLast(), partners.getFirst().credentials());

        assertThatThrownBy(() -> stores().partners().register(List.of(thief), "configuration"))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(partners.getFirst().id().value())
                .hasMessageNotContaining(
                        partners.getFirst().credentials().apiTokens().getFirst().sha256());
        assertThat(stores().partners().find(thief.id())).isEmpty();
    }

    @Test
    default void refusesAPartnerWhoIsToBeJudgedByWhatIsNotThere() {
        var partner = partners()
                .getFirst()
                .with()
                .validationProfile("agreed-with-nobody")
                .build();

        assertThatThrownBy(() -> stores().partners().register(List.of(partner), "configuration"))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContaining(partner.id().value())
                .hasMessageContaining("'agreed-with-nobody'")
                .hasMessageContaining("standard");
        assertThat(stores().partners().find(partner.id())).isEmpty();
    }

    @Test
    default void letsTwoPartnersSwapAKeyInOneGo() {
        var partners = partners();
        stores().partners().register(partners, "configuration");
        var a = withCredentials(partners.getFirst(), partners.getLast().credentials());
        var b = withCredentials(partners.getLast(), partners.getFirst().credentials());

        stores().partners().register(List.of(a, b), "operator");
        assertThat(stores().partners().bySshUser(a.credentials().sshUser())).contains(a);
        assertThat(stores().partners().bySshUser(b.credentials().sshUser())).contains(b);
    }

    @Test
    default void keepsEveryVersionWithWhoAndWhy() {
        var first = partners().getFirst();
        var second = first.with().name("Riverbend and Sons").build();
        var registry = stores().partners();
        assertThat(registry.register(List.of(Amendment.of(first)), "gateway", "partner file"))
                .singleElement()
                .satisfies(v -> assertThat(v.version()).isEqualTo(1));
        registry.register(List.of(Amendment.of(second, 1)), "operator", "new name");

        assertThat(registry.current(first.id()))
                .contains(registry.history(first.id()).getLast());
        assertThat(registry.current())
                .containsExactly(registry.history(first.id()).getLast());
        assertThat(registry.history(first.id()))
                .extracting(
                        PartnerVersion::version, PartnerVersion::partner, PartnerVersion::actor, PartnerVersion::reason)
                .containsExactly(tuple(1, first, "gateway", "partner file"), tuple(2, second, "operator", "new name"));
        assertThat(registry.asOf(first.id(), Given.NOW))
                .hasValueSatisfying(v -> assertThat(v.version()).isEqualTo(2));
        assertThat(registry.asOf(first.id(), Given.NOW.minusSeconds(1))).isEmpty();
        assertThat(registry.history(new PartnerId("nobody"))).isEmpty();
    }

    @Test
    default void refusesWhatIsBasedOnAVersionThatCountsNoMore() {
        var first = partners().getFirst();
        var registry = stores().partners();
        registry.register(List.of(Amendment.of(first)), "gateway", "");
        registry.register(List.of(Amendment.of(first.with().name("One").build(), 1)), "operator", "");

        assertThatThrownBy(() -> registry.register(
                        List.of(Amendment.of(first.with().name("Other").build(), 1)), "operator", ""))
                .isInstanceOf(GatewayFault.class)
                .hasMessageContainingAll("changed since you looked", "version 1", "version 2");
        assertThatThrownBy(() -> registry.register(List.of(Amendment.of(first, 0)), "operator", ""))
                .hasMessageContaining("changed since you looked");
        assertThat(registry.find(first.id()))
                .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("One"));
        assertThat(registry.history(first.id())).hasSize(2);
    }

    /** Two that looked at the same moment: one of them has to look again, whatever the registry saw before. */
    @Test
    default void letsOnlyOneOfTwoWriteTheNextVersion() {
        var first = partners().getFirst();
        stores().partners().register(List.of(first), "gateway");
        var registrar = stores().ledger().registrar();
        var one = new PartnerVersion(first.with().name("One").build(), 2, Given.NOW, "operator", "");
        var other = new PartnerVersion(first.with().name("Other").build(), 2, Given.NOW, "operator", "");
        assertThat(registrar.register(List.of(one), List.of())).isTrue();
        assertThat(registrar.register(List.of(other), List.of())).isFalse();
        assertThat(stores().partners().find(first.id())).contains(one.partner());
        assertThat(stores().partners().history(first.id())).hasSize(2);
    }

    @Test
    default void readsThePartnerFileAgainWithoutUndoingWhatOperatorsChanged() {
        var file = partners();
        var registry = stores().partners();
        assertThat(FileRegistration.register(registry, file)).hasSize(2);
        var paused = file.getFirst().with().status(PartnerStatus.PAUSED).build();
        registry.register(List.of(Amendment.of(paused, 1)), "operator", "they asked for it");

        assertThat(FileRegistration.register(registry, file)).isEmpty();
        assertThat(registry.find(paused.id())).contains(paused);

        var renamed = file.getFirst().with().name("Riverbend and Sons").build();
        assertThat(FileRegistration.register(registry, List.of(renamed, file.getLast())))
                .extracting(PartnerVersion::partner)
                .containsExactly(renamed);
    }

    /** Two nodes that start at once read one file: one of them is quicker, and both go on. */
    @Test
    default void readsThePartnerFileFromSeveralPlacesAtOnce() throws Exception {
        var file = partners();
        var registry = stores().partners();
        var together = new CyclicBarrier(4);
        try (var nodes = Executors.newFixedThreadPool(4)) {
            var starts = IntStream.range(0, 4)
                    .mapToObj(n -> nodes.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        return FileRegistration.register(registry, file).size();
                    }))
                    .toList();
            int registered = 0;
            for (var start : starts) registered += start.get(60, TimeUnit.SECONDS);
            assertThat(registered).isEqualTo(file.size());
        }
        for (var partner : file) assertThat(registry.history(partner.id())).hasSize(1);
    }

    @Test
    default void findsNobodyByWhatDoesNotCountNow() {
        var now = Given.NOW;
        var past = new Validity(Optional.empty(), Optional.of(now));
        var future = new Validity(Optional.of(now.plusSeconds(1)), Optional.empty());
        var hash = new PasswordHash(
                "pbkdf2-sha256$600000$bm9ib2R5LWF0LWFsbC4=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        for (var validity : List.of(past, future, Validity.ALWAYS)) {
            boolean counts = validity.equals(Validity.ALWAYS);
            register(validity, hash, PartnerStatus.ACTIVE);
            assertFound(counts);
        }
        for (var status : PartnerStatus.values()) {
            register(Validity.ALWAYS, hash, status);
            assertFound(status.mayLogIn());
        }
        assertThat(stores().partners().byIdentity(new EdiIdentity("ZZ", "HARBORX")))
                .isPresent();
    }

    private void register(Validity validity, PasswordHash hash, PartnerStatus status) {
        var credentials = new Credentials(
                List.of(new ApiToken("a".repeat(64), "", Set.of(), validity)),
                List.of(new OAuthClient("harbor-client", "b".repeat(64), Set.of(), validity)),
                List.of(
                        new ClientCertificate("c".repeat(64), "", "", validity),
                        new ClientCertificate("", "CN=Harbor authority, O=Harbor", "dns:edi.harbor.example", validity)),
                List.of(new CorePassword("harbor", hash, validity)),
                "harbor",
                List.of(),
                List.of(new SshPassword(hash, List.of("192.0.2.0/24"), validity)));
        var harbor = TradingPartner.named(new PartnerId("harbor"), "Harbor", new EdiIdentity("ZZ", "HARBORX"))
                .credentials(credentials)
                .status(status)
                .build();
        stores().partners().register(List.of(harbor), "test");
    }

    private void assertFound(boolean found) {
        var registry = stores().partners();
        assertThat(registry.byApiToken("a".repeat(64)).isPresent()).isEqualTo(found);
        assertThat(registry.byOAuthClient("harbor-client").isPresent()).isEqualTo(found);
        assertThat(registry.byCertificate("c".repeat(64)).isPresent()).isEqualTo(found);
        assertThat(registry.byCertificateName(
                                "CN=Harbor authority,O=Harbor", List.of("EMAIL:x@y.example", "DNS:edi.harbor.example"))
                        .isPresent())
                .isEqualTo(found);
        assertThat(registry.byCertificateName("CN=Harbor authority,O=Harbor", List.of("DNS:harbor.example")))
                .isEmpty();
        assertThat(registry.byCoreUser("harbor").isPresent()).isEqualTo(found);
        assertThat(registry.bySshUser("harbor").isPresent()).isEqualTo(found);
    }

    private static TradingPartner withCredentials(TradingPartner p, Credentials credentials) {
        return p.with().credentials(credentials).build();
    }

    private static List<TradingPartner> partners() {
        var file = Objects.requireNonNull(PartnersContract.class.getResourceAsStream("/partners/two-partners.yaml"));
        return PartnerFile.read(file, "two-partners.yaml");
    }
}
