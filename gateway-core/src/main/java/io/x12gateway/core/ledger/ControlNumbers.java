package io.x12gateway.core.ledger;

import io.x12gateway.core.partner.PartnerId;

/**
 * The control numbers of what we write: one counter per partner and usage, used for ISA13 and GS06 alike, from 1 to
 * 999999999 and then from 1 again. A document gets its numbers once: building it again after a crash asks with the same
 * key and gets the same numbers, so that both builds are the same bytes.
 */
public interface ControlNumbers {

    /**
     * @param documentKey as in {@link io.x12gateway.core.mailbox.MailboxItem#documentKey}
     * @param usage ISA15: {@code P} or {@code T}
     */
    Allocated forDocument(String documentKey, PartnerId partner, String usage);

    /**
     * @param interchange ISA13
     * @param group GS06
     */
    record Allocated(int interchange, int group) {
        /** ISA13 as written: nine digits. */
        public String isa13() {
            return "%09d".formatted(interchange);
        }

        /** GS06 as written: no leading zeros. */
        public String gs06() {
            return Integer.toString(group);
        }
    }
}
