/**
 * What is to be done with a submission, decided as data and carried out stage by stage. Every stage stands here or in
 * {@link io.x12gateway.core.delivery}, above the ledger: the rooms whose values the ledger names (submission, partner,
 * payload, inquiry, mailbox, outbox, audit) may not reach up to it.
 */
@NullMarked
package io.x12gateway.core.disposition;

import org.jspecify.annotations.NullMarked;
