package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.partner.Partners;
import io.x12gateway.core.transfer.VisitLog;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Partners' own servers as they are visited now: a route for each, made and taken away as the registry changes. */
public final class RemoteServers {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteServers.class);

    private final CamelContext camel;
    private final Partners partners;
    private final PartnerServers servers;
    private final RemoteVisits visits;
    private final LeaseKeeper leases;
    private final VisitLog log;
    private final RemoteSettings settings;
    /** By route id. */
    private final Map<String, RemotePlace> places = new ConcurrentSkipListMap<>();

    RemoteServers(
            CamelContext camel,
            Partners partners,
            PartnerServers servers,
            RemoteVisits visits,
            LeaseKeeper leases,
            VisitLog log,
            RemoteSettings settings) {
        this.camel = camel;
        this.partners = partners;
        this.servers = servers;
        this.visits = visits;
        this.leases = leases;
        this.log = log;
        this.settings = settings;
    }

    /**
     * Compares the routes with the registry, and mends the difference. Not before Camel has started: a route that is added
     * while it still starts the others may never be started itself.
     */
    public synchronized void follow() {
        if (!camel.isStarted()) return;
        Map<String, RemotePlace> wanted = RemotePlaces.of(partners.all(), settings.pushInterval()).stream()
                .collect(Collectors.toMap(RemoteServers::routeId, Function.identity(), (a, b) -> a));
        for (var known : List.copyOf(places.entrySet()))
            if (!known.getValue().equals(wanted.get(known.getKey()))) end(known.getKey(), known.getValue());
        wanted.forEach((id, place) -> {
            if (!places.containsKey(id)) begin(id, place);
        });
    }

    /** Called by the route of that id. */
    public void pull(String routeId) {
        if (places.get(routeId) instanceof RemotePlace.Source source) visits.pull(source);
    }

    /** Called by the route of that id. */
    public void push(String routeId) {
        if (places.get(routeId) instanceof RemotePlace.Target target) visits.push(target);
    }

    Collection<RemotePlace> places() {
        return List.copyOf(places.values());
    }

    private void begin(String id, RemotePlace place) {
        places.put(id, place);
        TemplatedRouteBuilder.builder(
                        camel,
                        switch (place) {
                            case RemotePlace.Source source -> RemoteRoutes.PULL;
                            case RemotePlace.Target target -> RemoteRoutes.PUSH;
                        })
                .routeId(id)
                .parameter(RemoteRoutes.PLACE, id)
                .parameter(RemoteRoutes.EVERY, Long.toString(place.every().toMillis()))
                .add();
        LOG.info(
                "{} is visited from now on, every {} s",
                place.role(),
                place.every().toSeconds());
    }

    private void end(String id, RemotePlace place) {
        places.remove(id);
        try {
            camel.getRouteController().stopRoute(id);
            camel.removeRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException("the route " + id + " could not be taken away", e);
        }
        servers.forget(place.location());
        leases.release(place.role());
        log.forget(place.role());
        LOG.info("{} is visited no more as it was", place.role());
    }

    /** Names are the partner's; an id of a route goes into addresses and metrics. */
    private static String routeId(RemotePlace place) {
        var readable = place.role().replace('/', '.').replaceAll("[^A-Za-z0-9._-]", "_");
        return "remote." + readable
                + (readable.equals(place.role().replace('/', '.'))
                        ? ""
                        : "." + Integer.toHexString(place.role().hashCode()));
    }
}
