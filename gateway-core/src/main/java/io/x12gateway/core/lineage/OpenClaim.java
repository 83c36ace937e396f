package io.x12gateway.core.lineage;

import java.math.BigDecimal;
import java.util.Optional;

/** A claim while it is read. */
final class OpenClaim {
    final long from;
    final ClaimEvent.What what;
    long to;
    String claim = "";
    String payer = "";
    String original = "";
    String trace = "";
    String patient = "";
    String detail = "";
    String payerId = "";
    String code = "";
    Optional<BigDecimal> charge = Optional.empty();
    Optional<BigDecimal> paid = Optional.empty();

    /** Whether what follows still belongs to the claim itself, not to another payer, a provider or a service line in it. */
    boolean atHead = true;

    OpenClaim(long from, ClaimEvent.What what) {
        this.from = from;
        this.what = what;
    }
}
