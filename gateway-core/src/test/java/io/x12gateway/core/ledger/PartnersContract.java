package io.x12gateway.core.ledger;

import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.partner.Credentials;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerFile;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
    default void letsTwoPartnersSwapAKeyInOneGo() {
        var partners = partners();
        stores().partners().register(partners, "configuration");
        var a = withCredentials(partners.getFirst(), partners.getLast().credentials());
        var b = withCredentials(partners.getLast(), partners.getFirst().credentials());

        stores().partners().register(List.of(a, b), "operator");
        assertThat(stores().partners().bySshUser(a.credentials().sshUser())).contains(a);
        assertThat(stores().partners().bySshUser(b.credentials().sshUser())).contains(b);
    }

    private static TradingPartner withCredentials(TradingPartner p, Credentials credentials) {
        return p.with().credentials(credentials).build();
    }

    private static List<TradingPartner> partners() {
        var file = Objects.requireNonNull(PartnersContract.class.getResourceAsStream("/partners/two-partners.yaml"));
        return PartnerFile.read(file, "two-partners.yaml");
    }
}
