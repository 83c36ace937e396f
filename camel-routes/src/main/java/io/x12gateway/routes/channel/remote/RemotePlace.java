package io.x12gateway.routes.channel.remote;

import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.transfer.PullSource;
import io.x12gateway.core.transfer.PushTarget;

import java.time.Duration;
import java.util.List;

/** One directory on a partner's own server that the registry names, in one direction. Equal as long as it is unchanged. */
sealed interface RemotePlace {
    PartnerId partner();

    String name();

    RemoteLocation location();

    /** How often to look. */
    Duration every();

    /** The role that one node plays at a time, and the route's id. */
    String role();

    /** @param pattern regular expression that a whole file name has to match */
    record Source(
            PartnerId partner, String name, RemoteLocation location, Duration every, String pattern, String archive)
            implements RemotePlace {

        PullSource source() {
            return new PullSource(
                    partner, name, java.util.regex.Pattern.compile(pattern).asMatchPredicate(), archive);
        }

        @Override
        public String role() {
            return source().role();
        }
    }

    record Target(
            PartnerId partner,
            String name,
            RemoteLocation location,
            Duration every,
            List<String> kinds,
            List<String> exceptKinds,
            boolean resendWhenUncertain)
            implements RemotePlace {

        PushTarget target() {
            return new PushTarget(partner, name, kinds, exceptKinds, resendWhenUncertain);
        }

        @Override
        public String role() {
            return target().role();
        }
    }
}
