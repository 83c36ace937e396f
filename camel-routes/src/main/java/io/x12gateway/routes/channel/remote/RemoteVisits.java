package io.x12gateway.routes.channel.remote;

import io.micrometer.core.instrument.MeterRegistry;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.lease.LeaseKeeper;
import io.x12gateway.core.transfer.Pull;
import io.x12gateway.core.transfer.PullTurn;
import io.x12gateway.core.transfer.Push;
import io.x12gateway.core.transfer.PushTurn;
import io.x12gateway.core.transfer.VisitLog;
import io.x12gateway.routes.observe.GatewayMeters;

/** Visits of this node to partners' servers: only under the lease, and never the sooner for having failed. */
final class RemoteVisits {
    private final PartnerServers servers;
    private final LeaseKeeper leases;
    private final VisitLog log;
    private final Pull pull;
    private final Push push;
    private final MeterRegistry meters;

    RemoteVisits(PartnerServers servers, LeaseKeeper leases, VisitLog log, Pull pull, Push push, MeterRegistry meters) {
        this.servers = servers;
        this.leases = leases;
        this.log = log;
        this.pull = pull;
        this.push = push;
        this.meters = meters;
    }

    /** Looks what there is, and fetches, accepts and removes what is due. */
    void pull(RemotePlace.Source place) {
        visit(place, () -> {
            var source = place.source();
            var lease = leases.hold(source.role());
            if (lease.isEmpty()) return;
            try (var server = servers.connect(place.location())) {
                var turn = new PullTurn(source, lease.get(), server);
                var found = pull.look(turn);
                for (var item : found.due()) pull.remove(turn, pull.fetch(turn, item));
                log.succeeded(place.role(), found.listed(), found.complete());
            }
        });
    }

    /** Brings what waits, each kind in its order. Connects only if there is something. */
    void push(RemotePlace.Target place) {
        visit(place, () -> {
            var target = place.target();
            if (!push.hasWork(target)) return;
            var lease = leases.hold(target.role());
            if (lease.isEmpty()) return;
            try (var server = servers.connect(place.location())) {
                var turn = new PushTurn(target, lease.get(), server);
                int arrived = 0;
                for (var lane : push.lanes(turn)) arrived += push.deliver(turn, lane);
                log.succeeded(place.role(), arrived, true);
            }
        });
    }

    private void visit(RemotePlace place, Runnable visiting) {
        if (!log.mayVisit(place.role())) return;
        try {
            visiting.run();
        } catch (GatewayFault fault) {
            failed(place, fault);
        } catch (RuntimeException e) {
            failed(
                    place,
                    new GatewayFault(FaultKind.GATEWAY, "remote-" + e.getClass().getSimpleName(), "a visit", e));
        }
    }

    private void failed(RemotePlace place, GatewayFault fault) {
        meters.counter(GatewayMeters.REMOTE_VISITS_FAILED, GatewayMeters.TAG_REASON, fault.code())
                .increment();
        log.failed(place.role(), fault);
    }
}
