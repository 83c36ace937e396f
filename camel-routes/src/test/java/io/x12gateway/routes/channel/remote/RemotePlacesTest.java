package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.partner.Channels;
import io.x12gateway.core.partner.EdiIdentity;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.RemotePull;
import io.x12gateway.core.partner.RemotePush;
import io.x12gateway.core.partner.TradingPartner;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RemotePlacesTest {
    private static final List<String> KEYS = List.of("ssh-ed25519 AAAA");

    private static RemotePush push(String name, String... kinds) {
        return new RemotePush(
                name, "sftp.example", 22, "us", "key", KEYS, "in", Set.of(kinds), RemotePush.Uncertain.HOLD);
    }

    private static TradingPartner partner(PartnerStatus status, RemotePush... pushes) {
        var pull = new RemotePull(
                "claims",
                "sftp.example",
                22,
                "us",
                "key",
                KEYS,
                "out",
                ".*",
                RemotePull.After.DELETE,
                "",
                Duration.ofSeconds(60));
        return TradingPartner.named(new PartnerId("acme"), "Acme", new EdiIdentity("ZZ", "ACME"))
                .status(status)
                .channels(new Channels(List.of(), List.of(pull), List.of(pushes)))
                .build();
    }

    private static List<String> roles(TradingPartner partner) {
        return RemotePlaces.of(List.of(partner), Duration.ofSeconds(5)).stream()
                .map(RemotePlace::role)
                .toList();
    }

    @Test
    void visitsOnlyPartnersThatTakePart() {
        assertThat(roles(partner(PartnerStatus.ACTIVE, push("all"))))
                .containsExactly("pull/acme/claims", "push/acme/all");
        assertThat(roles(partner(PartnerStatus.TESTING, push("all")))).hasSize(2);
        assertThat(roles(partner(PartnerStatus.PAUSED, push("all")))).containsExactly("pull/acme/claims");
        assertThat(roles(partner(PartnerStatus.SUSPENDED, push("all")))).isEmpty();
        assertThat(roles(partner(PartnerStatus.APPLIED, push("all")))).isEmpty();
        assertThat(roles(partner(PartnerStatus.CLOSED, push("all")))).isEmpty();
    }

    @Test
    void sendsAKindToOneServerOnly() {
        var places = RemotePlaces.of(
                List.of(partner(PartnerStatus.ACTIVE, push("rest"), push("money", "835"), push("late", "835", "999"))),
                Duration.ofSeconds(5));
        assertThat(places)
                .filteredOn(RemotePlace.Target.class::isInstance)
                .map(RemotePlace.Target.class::cast)
                .satisfiesExactly(
                        money -> assertThat(money.kinds()).containsExactly("835"),
                        late -> assertThat(late.kinds()).containsExactly("999"),
                        rest -> {
                            assertThat(rest.kinds()).isEmpty();
                            assertThat(rest.exceptKinds()).containsExactlyInAnyOrder("835", "999");
                        });
    }

    @Test
    void isAnotherPlaceOnceAnythingOfItChanged() {
        var before = RemotePlaces.of(List.of(partner(PartnerStatus.ACTIVE, push("all"))), Duration.ofSeconds(5));
        assertThat(RemotePlaces.of(List.of(partner(PartnerStatus.ACTIVE, push("all"))), Duration.ofSeconds(5)))
                .isEqualTo(before);
        assertThat(RemotePlaces.of(List.of(partner(PartnerStatus.ACTIVE, push("all", "999"))), Duration.ofSeconds(5)))
                .isNotEqualTo(before);
    }

    @Test
    void hasNoNameThatTheLedgerHasNoRoomFor() {
        assertThat(push("n".repeat(64)).name()).hasSize(64);
        assertThatThrownBy(() -> push("n".repeat(65))).isInstanceOf(IllegalArgumentException.class);
    }
}
