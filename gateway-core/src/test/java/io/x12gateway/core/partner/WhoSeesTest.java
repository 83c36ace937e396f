package io.x12gateway.core.partner;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class WhoSeesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final Npi CLINIC = new Npi("1234567893");
    private static final Npi OTHER = new Npi("1000000004");

    @Test
    void saysByWhichAgreementOrDelegationAndUntilWhen() {
        var clearing = partner("clearing", PartnerStatus.ACTIVE)
                .agreements(List.of(new EdiAgreement(
                        "EDI-1", Set.of("270", "835"), Set.of(CLINIC), DAY.minusDays(9), Optional.of(DAY))))
                .build();
        var agency = partner("agency", PartnerStatus.PAUSED)
                .delegations(List.of(new Delegation(CLINIC, "835", DAY, Optional.empty())))
                .build();
        var payer = partner("payer", PartnerStatus.ACTIVE)
                .agreements(List.of(new EdiAgreement("PAY", Set.of("835"), Set.of(), DAY, Optional.empty())))
                .build();
        var all = List.of(clearing, agency, payer);

        assertThat(WhoSees.of(all, CLINIC, DAY, Optional.of("835")))
                .extracting(
                        a -> a.partner().value(),
                        WhoSees.Access::basis,
                        WhoSees.Access::reference,
                        WhoSees.Access::receives)
                .containsExactly(
                        tuple("agency", "delegation", "", true),
                        tuple("clearing", "agreement", "EDI-1", true),
                        tuple("payer", "agreement", "PAY", false));
        assertThat(WhoSees.of(all, CLINIC, DAY, Optional.empty())).hasSize(4);
        assertThat(WhoSees.of(all, CLINIC, DAY, Optional.of("835")).getFirst().effect())
                .contains("held");
        assertThat(WhoSees.of(all, CLINIC, DAY.plusDays(1), Optional.of("835")))
                .extracting(a -> a.partner().value())
                .containsExactly("agency", "payer");
        assertThat(WhoSees.of(all, OTHER, DAY, Optional.empty()))
                .extracting(a -> a.partner().value())
                .containsExactly("payer");
    }

    /** Whatever partners there are: it says of each exactly what the rules that are applied to files say. */
    @Test
    void agreesWithTheEntitlements() {
        var random = new Random(7);
        for (int round = 0; round < 500; round++) {
            var partners = List.of(anyone("one", random), anyone("two", random), anyone("three", random));
            for (var set : List.of("270", "835"))
                for (int shift = -2; shift <= 2; shift++) {
                    var day = DAY.plusDays(shift);
                    var seen = WhoSees.of(partners, CLINIC, day, Optional.of(set));
                    for (var partner : partners) {
                        var today = new Entitlements(partner, day);
                        var his = seen.stream()
                                .filter(a -> a.partner().equals(partner.id()))
                                .toList();
                        assertThat(his.stream().anyMatch(WhoSees.Access::receives))
                                .isEqualTo(today.mayReceiveFor(CLINIC.value(), set));
                        assertThat(his.stream().anyMatch(WhoSees.Access::sends))
                                .isEqualTo(partner.status().mayLogIn()
                                        && today.mayAskFor(List.of(CLINIC.value()), false, set));
                    }
                }
        }
    }

    private static PartnerBuilder partner(String id, PartnerStatus status) {
        return TradingPartner.named(new PartnerId(id), id, new EdiIdentity("ZZ", "ID" + id.length()))
                .status(status);
    }

    private static TradingPartner anyone(String id, Random random) {
        var agreements = new ArrayList<EdiAgreement>();
        for (int i = random.nextInt(3); i > 0; i--) {
            var from = DAY.plusDays(random.nextInt(5) - 3);
            agreements.add(new EdiAgreement(
                    "A" + i,
                    random.nextBoolean() ? Set.of("270") : Set.of("270", "835"),
                    List.of(Set.<Npi>of(), Set.of(CLINIC), Set.of(OTHER)).get(random.nextInt(3)),
                    from,
                    random.nextBoolean() ? Optional.empty() : Optional.of(from.plusDays(random.nextInt(3)))));
        }
        var delegations = new ArrayList<Delegation>();
        for (int i = random.nextInt(2); i > 0; i--)
            delegations.add(new Delegation(
                    random.nextBoolean() ? CLINIC : OTHER,
                    "835",
                    DAY.plusDays(random.nextInt(3) - 1),
                    Optional.empty()));
        var statuses = PartnerStatus.values();
        return partner(id, statuses[random.nextInt(statuses.length)])
                .agreements(agreements)
                .delegations(delegations)
                .build();
    }
}
