package io.x12gateway.core.partner;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class EntitlementsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Npi CLINIC = new Npi("1234567893");
    private static final Npi OTHER = new Npi("1200000028");

    private static TradingPartner partner(String id, List<EdiAgreement> agreements, List<Delegation> delegations) {
        return TradingPartner.named(new PartnerId(id), id, new EdiIdentity("ZZ", "ID" + id.length()))
                .applicationId("APP")
                .usages(List.of("T"))
                .agreements(agreements)
                .delegations(delegations)
                .build();
    }

    private static EdiAgreement agreement(String set, Npi... providers) {
        return new EdiAgreement("A", Set.of(set), Set.of(providers), DAY.minusDays(1), Optional.of(DAY));
    }

    @Test
    void coverAskingForNamedProvidersWhileTheAgreementRuns() {
        var partner = partner("agency", List.of(agreement("270", CLINIC)), List.of());
        var today = new Entitlements(partner, DAY);
        assertThat(today.mayAskFor(List.of(CLINIC.value()), false, "270")).isTrue();
        assertThat(today.mayAskFor(List.of(CLINIC.value(), OTHER.value()), false, "270"))
                .isFalse();
        assertThat(today.mayAskFor(List.of(CLINIC.value()), true, "270")).isFalse();
        assertThat(today.mayAskFor(List.of(CLINIC.value()), false, "276")).isFalse();
        assertThat(new Entitlements(partner, DAY.plusDays(1)).mayAskFor(List.of(CLINIC.value()), false, "270"))
                .isFalse();
    }

    @Test
    void letAnAgreementForAnyProviderAskButNotReadOthersMail() {
        var payer = partner("payer", List.of(agreement("835")), List.of());
        var today = new Entitlements(payer, DAY);
        assertThat(today.mayAskFor(List.of(OTHER.value()), true, "835")).isTrue();
        assertThat(today.mayReceiveFor(OTHER.value(), "835")).isFalse();
    }

    @Test
    void findEveryRecipientByAgreementOrDelegationButNeverTheSender() {
        var payer = partner("payer", List.of(agreement("835", CLINIC)), List.of());
        var agency = partner("agency", List.of(agreement("835", CLINIC)), List.of());
        var lent = partner("lent", List.of(), List.of(new Delegation(CLINIC, "835", DAY, Optional.of(DAY))));
        var over = partner(
                "over",
                List.of(),
                List.of(new Delegation(CLINIC, "835", DAY.minusDays(9), Optional.of(DAY.minusDays(1)))));
        var asks = partner("asks", List.of(agreement("270", CLINIC)), List.of());
        assertThat(Entitlements.recipients(
                        List.of(payer, agency, lent, over, asks), payer.id(), CLINIC.value(), "835", DAY))
                .containsExactly(agency, lent);
    }

    @Test
    void knowAPartnerByItsIdentityAndItsApplicationId() {
        var today = new Entitlements(partner("agency", List.of(), List.of()), DAY);
        assertThat(today.maySendFrom(new EdiIdentity("ZZ", "ID6"))).isTrue();
        assertThat(today.maySendFrom(new EdiIdentity("30", "ID6"))).isFalse();
        assertThat(today.hasId("ID6")).isTrue();
        assertThat(today.mayName("APP")).isTrue();
        assertThat(today.mayName("ID6")).isTrue();
        assertThat(today.mayName("ELSE")).isFalse();
        assertThat(today.maySend("P")).isFalse();
    }
}
