package io.x12gateway.core.ledger;

import org.junit.jupiter.api.Nested;

class H2StoresTest {
    private abstract static class Fresh implements StoresContract {
        private final Stores stores = TestH2.stores(Given.CLOCK);

        @Override
        public Stores stores() {
            return stores;
        }
    }

    @Nested
    class Ledger extends Fresh implements LedgerContract {}

    @Nested
    class Submissions extends Fresh implements SubmissionsContract {}

    @Nested
    class Inquiries extends Fresh implements InquiriesContract {}

    @Nested
    class Mailboxes extends Fresh implements MailboxesContract {}

    @Nested
    class Held extends Fresh implements HeldDocumentsContract {}

    @Nested
    class Payments extends Fresh implements PaymentsContract {}

    @Nested
    class Traces extends Fresh implements TracesContract {}

    @Nested
    class Portions extends Fresh implements PortionsContract {}

    @Nested
    class Pollers extends Fresh implements PollersContract {}

    @Nested
    class Outbox extends Fresh implements OutboxContract {}

    @Nested
    class Partners extends Fresh implements PartnersContract {}

    @Nested
    class Numbers extends Fresh implements ControlNumbersContract {}

    @Nested
    class Leases extends Fresh implements LeasesContract {}

    @Nested
    class Remote extends Fresh implements RemoteStoresContract {}

    @Nested
    class Webhooks extends Fresh implements WebhooksContract {}

    @Nested
    class Claims extends Fresh implements ClaimIndexContract {}
}
