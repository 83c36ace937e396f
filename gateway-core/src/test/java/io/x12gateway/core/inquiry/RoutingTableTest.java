package io.x12gateway.core.inquiry;

import io.x12gateway.edi.TransactionType;
import org.junit.jupiter.api.Test;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RoutingTableTest {
    private static final TransactionType ASKED = TransactionType.ELIGIBILITY_INQUIRY;

    @Test
    void keepsTestDataFromWhoeverAnswersProduction() {
        var table = new RoutingTable(Map.of(ASKED, "hets"), Map.of(ASKED, "hets-test"));
        assertThat(table.backEndFor(ASKED, "P")).hasValue("hets");
        assertThat(table.backEndFor(ASKED, "T")).hasValue("hets-test");
        assertThat(new RoutingTable(Map.of(ASKED, "hets"), Map.of()).backEndFor(ASKED, "T"))
                .isEmpty();
    }

    @Test
    void refusesABackEndThatBothShare() {
        var other = TransactionType.CLAIM_STATUS_REQUEST;
        assertThatThrownBy(() -> new RoutingTable(Map.of(ASKED, "hets"), Map.of(ASKED, "hets")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[hets]")
                .hasMessageContaining("test data would reach production");
        assertThatThrownBy(() -> new RoutingTable(Map.of(ASKED, "one", other, "two"), Map.of(ASKED, "two")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
