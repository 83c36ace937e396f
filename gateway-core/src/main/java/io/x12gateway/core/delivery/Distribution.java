package io.x12gateway.core.delivery;

import io.x12gateway.core.partner.Entitlements;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.edi.remittance.PayeeSplit;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who gets which remittance. Pure. A payee's remittances go to every partner whose agreement or delegation of the day
 * names the payee's NPI; each gets an item of its own. Where there is no such partner, or the payee has no NPI, they are
 * held: nothing is dropped.
 */
public record Distribution(List<Parcel> parcels, List<PayeeSplit.Share> held) {
    public Distribution {
        parcels = List.copyOf(parcels);
        held = List.copyOf(held);
    }

    /** One payee's remittances for one partner. */
    public record Parcel(TradingPartner recipient, PayeeSplit.Share share) {}

    public static Distribution of(
            List<PayeeSplit.Share> shares, Collection<TradingPartner> partners, PartnerId sender, LocalDate day) {
        var parcels = shares.stream()
                .flatMap(share -> recipients(share, partners, sender, day).map(r -> new Parcel(r, share)))
                .toList();
        var held = shares.stream()
                .filter(share ->
                        recipients(share, partners, sender, day).findAny().isEmpty())
                .toList();
        return new Distribution(parcels, held);
    }

    private static Stream<TradingPartner> recipients(
            PayeeSplit.Share share, Collection<TradingPartner> partners, PartnerId sender, LocalDate day) {
        var npi = share.payee().npi();
        return npi.isEmpty() ? Stream.empty() : Entitlements.recipients(partners, sender, npi, "835", day).stream();
    }
}
