package io.x12gateway.routes.channel.remote;

import org.apache.camel.builder.RouteBuilder;

/** One template for each direction; the registry says which routes are made from them. */
final class RemoteRoutes extends RouteBuilder {
    static final String PULL = "remote.pull";
    static final String PUSH = "remote.push";
    static final String PLACE = "place";
    static final String EVERY = "every";

    private final RemoteServers servers;
    private final RemoteSettings settings;

    RemoteRoutes(RemoteServers servers, RemoteSettings settings) {
        this.servers = servers;
        this.settings = settings;
    }

    @Override
    public void configure() {
        routeTemplate(PULL)
                .templateParameter(PLACE)
                .templateParameter(EVERY)
                .from("scheduler:{{place}}?includeMetadata=false&initialDelay=100&delay={{every}}")
                .routeDescription("What a partner lays out on its own server is listed, recorded, fetched, accepted,"
                        + " and only then moved or deleted there")
                .setBody(constant("{{place}}"))
                .bean(servers, "pull");
        routeTemplate(PUSH)
                .templateParameter(PLACE)
                .templateParameter(EVERY)
                .from("scheduler:{{place}}?includeMetadata=false&initialDelay=100&delay={{every}}")
                .routeDescription("What waits in a partner's mailbox is put onto its own server and acknowledged")
                .setBody(constant("{{place}}"))
                .bean(servers, "push");
        from("timer:remote.registry?includeMetadata=false&delay=500&period="
                        + settings.registryInterval().toMillis())
                .routeId("remote.registry")
                .routeDescription("Routes to partners' own servers follow the partner registry")
                .bean(servers, "follow");
    }
}
