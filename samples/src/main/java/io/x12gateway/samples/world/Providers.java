package io.x12gateway.samples.world;

import io.x12gateway.samples.claims.ledger.Payee;
import io.x12gateway.samples.claims.ledger.Payee.BalanceItem;
import io.x12gateway.samples.world.Chance.Kind;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Invented providers. The first of them is the large one. */
final class Providers {
    /** What a provider is, which decides what it does and how it bills. */
    enum Trade {
        OFFICE,
        THERAPY,
        LABORATORY,
        HOSPITAL
    }

    private static final List<String> FIRST = List.of(
            "ALDER",
            "BIRCH",
            "CEDAR",
            "DOGWOOD",
            "ELM",
            "FIR",
            "GINKGO",
            "HAZEL",
            "IRONWOOD",
            "JUNIPER",
            "LARCH",
            "MAPLE",
            "OAK",
            "PINE",
            "ROWAN",
            "SPRUCE",
            "TUPELO",
            "WILLOW",
            "YEW",
            "ASPEN");
    private static final List<String> PLACE =
            List.of("HILL", "BROOK", "FIELD", "GROVE", "BRIDGE", "HOLLOW", "RIDGE", "SPRING", "MEADOW", "POINT");
    private static final List<String> CITIES =
            List.of("EXAMPLETON", "SAMPLEVILLE", "TESTBURG", "MOCKFORD", "FIELDTON", "LOCKPORT");

    private final long seed;

    Providers(long seed) {
        this.seed = seed;
    }

    static Trade trade(int index) {
        if (index == 0) return Trade.HOSPITAL;
        return switch (index % 10) {
            case 0 -> Trade.HOSPITAL;
            case 3, 7 -> Trade.THERAPY;
            case 5 -> Trade.LABORATORY;
            default -> Trade.OFFICE;
        };
    }

    List<Payee> first(int count) {
        return IntStream.range(0, count).mapToObj(this::payee).toList();
    }

    Payee payee(int index) {
        var chance = new Chance(seed).of(Kind.PROVIDER, index);
        return new Payee(
                Numbers.npi(seed, index),
                name(index, chance),
                "98" + Numbers.digits(index, 7),
                chance.between(1, 999) + " " + chance.pick(FIRST) + " STREET",
                chance.pick(CITIES),
                "OH",
                "99" + Numbers.digits(chance.below(1_000), 3) + "0001",
                Numbers.bank(chance),
                "77" + Numbers.digits(index, 8),
                balance(index, chance));
    }

    private static String name(int index, Chance chance) {
        var kind =
                switch (trade(index)) {
                    case OFFICE -> "CLINIC";
                    case THERAPY -> "PHYSICAL THERAPY";
                    case LABORATORY -> "LABORATORY";
                    case HOSPITAL -> "COMMUNITY HOSPITAL";
                };
        return chance.pick(FIRST) + " " + chance.pick(PLACE) + " " + kind + " " + (index + 1);
    }

    /** What some of them owe or are owed beside their claims. */
    private static List<BalanceItem> balance(int index, Chance chance) {
        return switch (index % 12) {
            case 1 -> List.of(amount("WO", "OVP" + index, chance.between(10, 90), false));
            case 4 -> List.of(amount("72", "RET" + index, -chance.between(20, 200), true));
            case 6 -> List.of(new BalanceItem("IR", "TAX" + index, null, new BigDecimal(5), false));
            case 8 -> List.of(amount("L3", "PEN" + index, chance.between(5, 50), true));
            case 10 ->
                List.of(
                        amount("WO", "OVP" + index, chance.between(200, 900), true),
                        amount("CS", "ADJ" + index, -chance.between(1, 20), true));
            default -> List.of();
        };
    }

    private static BalanceItem amount(String reason, String reference, int dollars, boolean once) {
        return new BalanceItem(reason, reference, new BigDecimal(dollars), null, once);
    }
}
