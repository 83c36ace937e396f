package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.lease.Leases;
import io.x12gateway.core.remote.RemoteDeliveries;
import io.x12gateway.core.remote.RemoteDelivery;
import io.x12gateway.core.remote.RemoteItem;
import io.x12gateway.core.remote.RemoteItems;
import io.x12gateway.core.transfer.Transfers;
import io.x12gateway.core.transfer.VisitLog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an operator sees of partners' own servers, and what she decides. */
public final class RemoteView {
    private static final int WAITING_MAX = 200;
    private static final String OPERATOR = "operator";
    private final RemoteServers servers;
    private final RemoteItems items;
    private final RemoteDeliveries deliveries;
    private final Leases leases;
    private final VisitLog log;
    private final Transfers transfers;

    RemoteView(
            RemoteServers servers,
            RemoteItems items,
            RemoteDeliveries deliveries,
            Leases leases,
            VisitLog log,
            Transfers transfers) {
        this.servers = servers;
        this.items = items;
        this.deliveries = deliveries;
        this.leases = leases;
        this.log = log;
        this.transfers = transfers;
    }

    /** @param waiting what waits for an operator */
    public record Status(List<Server> servers, List<Waiting> waiting) {}

    /**
     * @param direction {@code pull} or {@code push}
     * @param visitedBy the process that has the lease, or had it last; empty if nobody ever had it
     * @param lastVisit of this node; empty if there was none
     * @param listed files that it showed, or documents that it brought
     * @param lastError code of its last failure, empty after a good visit
     */
    public record Server(
            String partner,
            String name,
            String direction,
            String host,
            String visitedBy,
            String lastVisit,
            int listed,
            boolean complete,
            int failures,
            String lastError,
            String nextVisit,
            Map<String, Long> files) {}

    /** @param item its id, for {@code retry} and {@code resolve} */
    public record Waiting(
            String item, String partner, String name, String fileName, String state, String detail, int attempts) {
        static Waiting of(RemoteItem i) {
            return new Waiting(
                    i.id(),
                    i.partner().value(),
                    i.source(),
                    i.fileName(),
                    i.state().name(),
                    i.detail(),
                    i.attempts());
        }

        static Waiting of(RemoteDelivery d) {
            return new Waiting(
                    d.itemId(),
                    d.partner().value(),
                    d.target(),
                    d.fileName(),
                    d.state().name(),
                    d.detail(),
                    d.attempts());
        }
    }

    public Status status() {
        var waiting = new java.util.ArrayList<Waiting>();
        items.held(WAITING_MAX).forEach(item -> waiting.add(Waiting.of(item)));
        deliveries.waitingForOperator(WAITING_MAX).forEach(delivery -> waiting.add(Waiting.of(delivery)));
        return new Status(servers.places().stream().map(this::server).toList(), waiting);
    }

    private Server server(RemotePlace place) {
        var visits = log.of(place.role());
        return new Server(
                place.partner().value(),
                place.name(),
                place instanceof RemotePlace.Source ? "pull" : "push",
                place.location().host() + ":" + place.location().port(),
                leases.holder(place.role()).map(h -> h.lease().owner()).orElse(""),
                time(visits.lastGood()),
                visits.listed(),
                visits.complete(),
                visits.failures(),
                visits.lastError(),
                time(visits.next()),
                files(place));
    }

    private Map<String, Long> files(RemotePlace place) {
        var files = new TreeMap<String, Long>();
        switch (place) {
            case RemotePlace.Source s ->
                items.countByState(s.partner(), s.name()).forEach((state, n) -> files.put(state.name(), n));
            case RemotePlace.Target t ->
                deliveries.countByState(t.partner(), t.name()).forEach((state, n) -> files.put(state.name(), n));
        }
        return files;
    }

    private static String time(Instant at) {
        return at.equals(Instant.EPOCH) ? "" : at.toString();
    }

    public void retry(String itemId) {
        transfers.retry(itemId, OPERATOR);
    }

    public void resolve(String itemId, Transfers.Decision decision) {
        transfers.resolve(itemId, decision, OPERATOR);
    }
}
