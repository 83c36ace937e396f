package io.x12gateway.routes.channel.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import io.x12gateway.core.payload.Digest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A partner's own mailbox. Items of others are not there. */
@RestController
@RequestMapping("/v1/mailbox")
class MailboxController {
    private static final int PAGE_MAX = 500;
    private static final int WAIT_SECONDS_MAX = 30;
    private static final int VISIBILITY_SECONDS_MAX = 3600;
    private static final int OWNER_LENGTH_MAX = 64;
    private static final Set<String> TEXTS = Set.of("receipt", "report");
    private static final Set<MailboxItem.State> SHOWN =
            Set.of(MailboxItem.State.AVAILABLE, MailboxItem.State.FETCHED, MailboxItem.State.ACKNOWLEDGED);
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;

    MailboxController(Mailboxes mailboxes, Mailbox mailbox) {
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
    }

    /**
     * In the order in which they became available.
     *
     * @param kind only these; may be repeated
     * @param state only these; may be repeated; without it what is not acknowledged
     * @param usage only documents of production (P) or test (T)
     * @param since delivered then or later, a date or a time
     * @param after what the page before gave as next, or an earlier list as resume
     * @param wait seconds to wait for something to come, if there is nothing
     * @param all whether acknowledged items are listed too
     */
    @GetMapping(produces = MediaTypes.JSON)
    Page list(
            PartnerId partner,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") List<String> state,
            @RequestParam(defaultValue = "") String usage,
            @RequestParam(defaultValue = "") String since,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "0") int wait,
            @RequestParam(defaultValue = "false") boolean all)
            throws InterruptedException {
        Parameters.onlyKnown(request, "kind", "state", "usage", "since", "after", "limit", "wait", "all");
        Parameters.within("limit", limit, 1, PAGE_MAX);
        Parameters.within("wait", wait, 0, WAIT_SECONDS_MAX);
        var query = wanted(kind, usage, limit).after(after);
        var from = Parameters.time("since", since);
        if (from.isPresent()) query = query.since(from.get());
        if (all) query = query.withAcknowledged();
        if (!state.isEmpty()) query = query.of(states(state));
        var page = mailbox.await(partner, query, Duration.ofSeconds(wait));
        return new Page(page.items().stream().map(ItemView::of).toList(), page.next(), page.resume());
    }

    private static MailboxQuery wanted(List<String> kind, String usage, int limit) {
        var query = MailboxQuery.waiting(limit).ofKinds(kind);
        return switch (usage) {
            case "" -> query;
            case "P", "T" -> query.ofUsages(usage);
            default -> throw Parameters.bad("usage must be P (production) or T (test).");
        };
    }

    private static Set<MailboxItem.State> states(List<String> names) {
        var states = Parameters.oneOf("state", MailboxItem.State.class, names);
        if (!SHOWN.containsAll(states)) throw Parameters.bad("state must be one of AVAILABLE, FETCHED, ACKNOWLEDGED.");
        return states;
    }

    /** The document, byte for byte; fetching it changes nothing but its counter, fetching a part not even that. */
    @GetMapping(
            path = "/{id}",
            produces = {MediaTypes.X12, MediaTypes.TEXT})
    void fetch(PartnerId partner, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var item = find(partner, id);
        var source = request.getRemoteAddr();
        response.setHeader("X-Submission-Id", item.source().value());
        var type = TEXTS.contains(item.kind()) ? MediaTypes.TEXT : MediaTypes.X12;
        new Download(item.digest().sha256(), item.sizeBytes(), type, item.fileName())
                .answer(
                        request,
                        response,
                        whole -> whole
                                ? mailbox.fetch(partner, id, partner.value(), source)
                                : mailbox.fetchPart(partner, id, partner.value(), source));
    }

    /**
     * Says that the partner has it safe: it leaves the list. Twice is harmless.
     *
     * @param sha256 of what the partner has got, if it wants that compared
     */
    @PostMapping(path = "/{id}/acknowledge", produces = MediaTypes.JSON)
    ItemView acknowledge(
            PartnerId partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String sha256,
            HttpServletRequest request) {
        Parameters.onlyKnown(request, "sha256");
        var digest = sha256.isEmpty() ? Optional.<Digest>empty() : Optional.of(digest(sha256));
        boolean unread = find(partner, id).fetches() == 0;
        var done = mailbox.acknowledge(partner, id, digest, unread, partner.value(), request.getRemoteAddr());
        return ItemView.of(done.item());
    }

    private static Digest digest(String sha256) {
        try {
            return new Digest(sha256);
        } catch (IllegalArgumentException e) {
            throw Parameters.bad("sha256 must be 64 lower case hexadecimal digits.");
        }
    }

    /** Takes an acknowledgment back: the item is listed again. */
    @PostMapping(path = "/{id}/restore", produces = MediaTypes.JSON)
    ItemView restore(PartnerId partner, @PathVariable String id, HttpServletRequest request) {
        Parameters.onlyKnown(request);
        return ItemView.of(mailbox.restore(partner, id, partner.value(), request.getRemoteAddr()));
    }

    /**
     * Leases items to one of several clients of a partner: no other can claim them for a time.
     *
     * @param max how many at most
     * @param visibility how long, in seconds
     * @param owner which client; without it one that is made up for this call
     */
    @PostMapping(path = "/claim", produces = MediaTypes.JSON)
    Claimed claim(
            PartnerId partner,
            HttpServletRequest request,
            @RequestParam(defaultValue = "10") int max,
            @RequestParam(defaultValue = "600") int visibility,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") String usage) {
        Parameters.onlyKnown(request, "max", "visibility", "owner", "kind", "usage");
        Parameters.within("max", max, 1, PAGE_MAX);
        Parameters.within("visibility", visibility, 1, VISIBILITY_SECONDS_MAX);
        var client = owner.isBlank() ? UUID.randomUUID().toString() : checked(owner);
        var items = mailbox.claim(partner, wanted(kind, usage, max), client, Duration.ofSeconds(visibility));
        return new Claimed(client, items.stream().map(ItemView::of).toList());
    }

    /** Ends a lease before its time, so that another client can claim the item at once. */
    @PostMapping(path = "/{id}/release", produces = MediaTypes.JSON)
    ItemView release(
            PartnerId partner, @PathVariable String id, @RequestParam String owner, HttpServletRequest request) {
        Parameters.onlyKnown(request, "owner");
        find(partner, id);
        mailbox.giveBack(partner, id, checked(owner));
        return ItemView.of(find(partner, id));
    }

    private static String checked(String owner) {
        if (owner.isBlank() || owner.length() > OWNER_LENGTH_MAX)
            throw Parameters.bad("owner must have 1 to " + OWNER_LENGTH_MAX + " characters.");
        return owner;
    }

    private MailboxItem find(PartnerId partner, String id) {
        return mailboxes
                .find(partner, id)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER, "no-such-item", "There is no such item in your mailbox; list it first."));
    }

    /**
     * @param next what to give as {@code after} for more; empty on the last page
     * @param resume what to give as {@code after} another time, to see what has come since
     */
    record Page(List<ItemView> items, String next, String resume) {}

    /** @param owner who holds the leases */
    record Claimed(String owner, List<ItemView> items) {}

    record Lease(String owner, String until) {}

    /** @param usage P or T; empty for a text of ours, which belongs to neither */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ItemView(
            String id,
            String kind,
            String usage,
            String fileName,
            long sizeBytes,
            String sha256,
            String submission,
            String deliveredAt,
            String state,
            int fetches,
            Optional<Lease> lease) {
        static ItemView of(MailboxItem item) {
            return new ItemView(
                    item.id(),
                    item.kind(),
                    item.usage(),
                    item.fileName(),
                    item.sizeBytes(),
                    item.digest().sha256(),
                    item.source().value(),
                    item.deliveredAt().toString(),
                    item.state().name(),
                    item.fetches(),
                    item.handling()
                            .lease()
                            .map(lease -> new Lease(lease.owner(), lease.until().toString())));
        }
    }
}
