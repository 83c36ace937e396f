package io.x12gateway.core.partner;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecollectionTest {
    private static final PartnerKey KEY = new PartnerKey(PartnerKey.TOKEN, "0123");
    private static final TradingPartner BEFORE = partner("Harbor");
    private static final TradingPartner AFTER = partner("Harbor Clinic");
    private Optional<TradingPartner> registered = Optional.of(BEFORE);
    private int asked;
    private Runnable meanwhile = () -> {};
    private final Recollection alone = new Recollection(this::register, true);

    private static TradingPartner partner(String name) {
        return TradingPartner.named(new PartnerId("harbor"), name, new EdiIdentity("ZZ", "HARBOR"))
                .usages(List.of("T"))
                .build();
    }

    private boolean register(List<PartnerVersion> versions, List<?> entries) {
        registered = Optional.of(AFTER);
        meanwhile.run();
        return true;
    }

    private Optional<TradingPartner> registry() {
        asked++;
        return registered;
    }

    @Test
    void asksOnceForWhoIsThere() {
        assertThat(alone.find(KEY, this::registry)).contains(BEFORE);
        assertThat(alone.find(KEY, this::registry)).contains(BEFORE);
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void asksAgainForWhoIsNot() {
        registered = Optional.empty();
        assertThat(alone.find(KEY, this::registry)).isEmpty();
        assertThat(alone.find(KEY, this::registry)).isEmpty();
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void asksAgainWhileSomebodyIsRegisteredAndAfterIt() {
        alone.find(KEY, this::registry);
        meanwhile = () -> assertThat(alone.find(KEY, this::registry)).contains(AFTER);

        alone.register(List.of(), List.of());

        assertThat(alone.find(KEY, this::registry)).contains(AFTER);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void doesNotKeepWhatARegistrationOvertook() {
        Supplier<Optional<TradingPartner>> overtaken = () -> {
            var read = registered;
            alone.register(List.of(), List.of());
            return read;
        };
        assertThat(alone.find(KEY, overtaken)).contains(BEFORE);
        assertThat(alone.find(KEY, this::registry)).contains(AFTER);
    }

    @Test
    void remembersNothingOnceACommitFailedThatMayStillComeTrue() {
        alone.find(KEY, this::registry);
        meanwhile = () -> {
            throw new IllegalStateException("no answer from the disk");
        };
        assertThatThrownBy(() -> alone.register(List.of(), List.of())).isInstanceOf(IllegalStateException.class);

        assertThat(alone.find(KEY, this::registry)).contains(AFTER);
        assertThat(alone.find(KEY, this::registry)).contains(AFTER);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void alwaysAsksWhereOthersRegisterToo() {
        var shared = new Recollection(this::register, false);
        shared.find(KEY, this::registry);
        shared.register(List.of(), List.of());
        shared.find(KEY, this::registry);
        shared.find(KEY, this::registry);
        assertThat(asked).isEqualTo(3);
    }
}
