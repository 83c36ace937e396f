package io.x12gateway.core.outbox;

/** A step of batch work. Each has one queue; its messages carry nothing but a work id. */
public enum Stage {
    /** Judge a submission, acknowledge it, open its inquiries and deliveries. Subject: a submission id. */
    DISPOSITION,
    /** Put one inquiry to its back end. Subject: an inquiry id. */
    INQUIRY,
    /** Assemble the answers of one interchange into one response. Subject: an assembly id. */
    ASSEMBLY,
    /** Split an accepted remittance file by payee and put the parts into mailboxes. Subject: a submission id. */
    DELIVERY,
    /** Note where the claims of a file stand. Subject: a submission id, or the id of a mailbox item. */
    LINEAGE,
    /** Hand the accepted claims of a submission over and answer them in a 277CA. Subject: a submission id. */
    HANDOVER
}
