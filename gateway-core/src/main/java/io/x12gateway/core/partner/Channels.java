package io.x12gateway.core.partner;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Where we go out to a partner, beside the doors where it comes in. */
public record Channels(List<WebhookTarget> webhooks, List<RemotePull> pulls, List<RemotePush> pushes) {
    public static final Channels NONE = new Channels(List.of(), List.of(), List.of());

    public Channels {
        webhooks = List.copyOf(webhooks);
        pulls = List.copyOf(pulls);
        pushes = List.copyOf(pushes);
        unique(pulls.stream().map(RemotePull::name), "pulls");
        unique(pushes.stream().map(RemotePush::name), "pushes");
    }

    private static void unique(Stream<String> names, String what) {
        var seen = new HashSet<String>();
        names.forEach(name -> {
            if (!seen.add(name)) throw new IllegalArgumentException("two " + what + " are called '" + name + "'");
        });
    }
}
