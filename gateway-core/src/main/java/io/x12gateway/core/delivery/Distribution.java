package io.x12gateway.core.delivery;

import io.x12gateway.core.mailbox.HeldDocument;
import io.x12gateway.core.partner.Entitlements;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.partner.TradingPartner;
import io.x12gateway.edi.remittance.PayeeSplit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Who gets which remittance. Pure. A payee's remittances go to every partner whose agreement or delegation of the day
 * names the payee's NPI and who takes data of this usage; each gets an item of its own. Where there is no such partner,
 * or the payee has no NPI, or its sender may not pay it, they are held: nothing is dropped.
 */
record Distribution(List<Parcel> parcels, List<Held> held) {
    Distribution {
        parcels = List.copyOf(parcels);
        held = List.copyOf(held);
    }

    /** One payee's remittances for one partner. */
    record Parcel(TradingPartner recipient, PayeeSplit.Share share) {}

    record Held(PayeeSplit.Share share, HeldDocument.Reason reason) {}

    static Distribution of(
            List<PayeeSplit.Share> shares,
            Collection<TradingPartner> partners,
            TradingPartner sender,
            String usage,
            LocalDate day) {
        var parcels = new ArrayList<Parcel>();
        var held = new ArrayList<Held>();
        for (var share : shares) {
            var npi = share.payee().npi();
            var recipients = recipients(partners, sender.id(), npi, usage, day);
            if (!sender.mayExchangeFor(npi, "835", day))
                held.add(new Held(share, HeldDocument.Reason.PAYEE_NOT_AGREED));
            else if (recipients.isEmpty()) held.add(new Held(share, HeldDocument.Reason.NO_RECIPIENT));
            else recipients.forEach(r -> parcels.add(new Parcel(r, share)));
        }
        return new Distribution(parcels, held);
    }

    static List<TradingPartner> recipients(
            Collection<TradingPartner> partners, PartnerId sender, String npi, String usage, LocalDate day) {
        if (npi.isEmpty()) return List.of();
        return Entitlements.recipients(partners, sender, npi, "835", day).stream()
                .filter(p -> p.mayUse(usage) && !p.identities(usage).isEmpty())
                .toList();
    }
}
