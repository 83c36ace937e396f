package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.partner.PartnerStatus;
import io.x12gateway.core.partner.RemotePull;
import io.x12gateway.core.partner.RemotePush;
import io.x12gateway.core.partner.TradingPartner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** What the partner registry says of partners' own servers. */
final class RemotePlaces {
    private RemotePlaces() {}

    /**
     * Of every partner that takes part: nothing is fetched from one that may not log in, and nothing is put to one whose
     * deliveries are held.
     *
     * @param pushInterval how often it is asked whether there is anything to put somewhere
     */
    static List<RemotePlace> of(List<TradingPartner> partners, Duration pushInterval) {
        var places = new ArrayList<RemotePlace>();
        for (var partner : partners) {
            if (partner.status().mayLogIn())
                for (var pull : partner.channels().pulls()) places.add(source(partner, pull));
            if (takesDeliveries(partner.status())) places.addAll(targets(partner, pushInterval));
        }
        return places;
    }

    private static boolean takesDeliveries(PartnerStatus status) {
        return status.isRecipient() && !status.holdsDeliveries();
    }

    private static RemotePlace source(TradingPartner partner, RemotePull pull) {
        return new RemotePlace.Source(
                partner.id(),
                pull.name(),
                new RemoteLocation(
                        pull.host(), pull.port(), pull.user(), pull.keyName(), pull.hostKeys(), pull.directory()),
                pull.every(),
                pull.pattern(),
                pull.after() == RemotePull.After.MOVE ? pull.moveTo() : "");
    }

    /** A kind goes to the first server that names it; one that names none gets what no other one names. */
    private static List<RemotePlace> targets(TradingPartner partner, Duration every) {
        var targets = new ArrayList<RemotePlace>();
        var taken = new TreeSet<String>();
        for (var push : partner.channels().pushes()) {
            var kinds = push.kinds().stream()
                    .filter(kind -> !taken.contains(kind))
                    .sorted()
                    .toList();
            taken.addAll(kinds);
            if (!kinds.isEmpty()) targets.add(target(partner, push, every, kinds, List.of()));
        }
        partner.channels().pushes().stream()
                .filter(push -> push.kinds().isEmpty())
                .findFirst()
                .ifPresent(push -> targets.add(target(partner, push, every, List.of(), List.copyOf(taken))));
        return targets;
    }

    private static RemotePlace target(
            TradingPartner partner, RemotePush push, Duration every, List<String> kinds, List<String> except) {
        return new RemotePlace.Target(
                partner.id(),
                push.name(),
                new RemoteLocation(
                        push.host(), push.port(), push.user(), push.keyName(), push.hostKeys(), push.directory()),
                every,
                kinds,
                except,
                push.uncertain() == RemotePush.Uncertain.RESEND);
    }
}
