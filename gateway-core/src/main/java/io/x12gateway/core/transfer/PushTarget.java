package io.x12gateway.core.transfer;

import io.x12gateway.core.partner.PartnerId;

import java.util.List;

/**
 * A directory on a partner's own server to which its documents are pushed.
 *
 * @param name the partner's name for it
 * @param kinds of mailbox items that go there; empty for all
 * @param exceptKinds that go elsewhere
 * @param resendWhenUncertain whether a document that may have arrived is sent again: the partner must tell doubles
 */
public record PushTarget(
        PartnerId partner, String name, List<String> kinds, List<String> exceptKinds, boolean resendWhenUncertain) {
    public PushTarget {
        kinds = List.copyOf(kinds);
        exceptKinds = List.copyOf(exceptKinds);
    }

    /** The role that one node plays at a time. */
    public String role() {
        return "push/" + partner + "/" + name;
    }
}
