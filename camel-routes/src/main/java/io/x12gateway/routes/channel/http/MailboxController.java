package io.x12gateway.routes.channel.http;

import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.MailboxQuery;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.util.List;

/** A partner's own mailbox. Items of others are not there. */
@RestController
@RequestMapping("/v1/mailbox")
class MailboxController {
    private static final int PAGE_MAX = 500;
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;

    MailboxController(Mailboxes mailboxes, Mailbox mailbox) {
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
    }

    /**
     * Oldest first.
     *
     * @param kind only these; may be repeated
     * @param after what the page before gave as next
     * @param all whether acknowledged items are listed too
     */
    @GetMapping
    ResponseEntity<Page> list(
            PartnerId partner,
            @RequestParam(defaultValue = "") List<String> kind,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(defaultValue = "false") boolean all) {
        if (limit < 1 || limit > PAGE_MAX)
            throw new GatewayFault(
                    FaultKind.SENDER, ProblemType.BAD_REQUEST.code(), "limit must be 1 to " + PAGE_MAX + ".");
        var query = MailboxQuery.waiting(limit).ofKinds(kind).after(after);
        var page = mailbox.page(partner, all ? query.withAcknowledged() : query);
        var items = page.items().stream().map(ItemView::of).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Page(items, page.next()));
    }

    /** The document, byte for byte; fetching it changes nothing but its counter. */
    @GetMapping("/{id}")
    void fetch(PartnerId partner, @PathVariable String id, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var item = find(partner, id);
        try (var body = mailbox.fetch(partner, id, partner.value(), request.getRemoteAddr())) {
            response.setContentType(
                    List.of("receipt", "report").contains(item.kind()) ? "text/plain" : TransactionsDoor.X12);
            response.setContentLengthLong(item.sizeBytes());
            response.setHeader("ETag", "\"" + item.digest() + "\"");
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("X-Submission-Id", item.source().value());
            response.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(item.fileName())
                            .build()
                            .toString());
            body.transferTo(response.getOutputStream());
        }
    }

    /** Says that the partner has it safe: it leaves the list. Twice is harmless. */
    @PostMapping("/{id}/acknowledge")
    ItemView acknowledge(PartnerId partner, @PathVariable String id, HttpServletRequest request) {
        return ItemView.of(mailbox.acknowledge(partner, id, partner.value(), request.getRemoteAddr())
                .item());
    }

    /** Takes an acknowledgment back: the item is listed again. */
    @PostMapping("/{id}/restore")
    ItemView restore(PartnerId partner, @PathVariable String id, HttpServletRequest request) {
        return ItemView.of(mailbox.restore(partner, id, partner.value(), request.getRemoteAddr()));
    }

    private MailboxItem find(PartnerId partner, String id) {
        return mailboxes
                .find(partner, id)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER, "no-such-item", "There is no such item in your mailbox; list it first."));
    }

    /** @param next what to give as {@code after} for more; empty on the last page */
    record Page(List<ItemView> items, String next) {}

    record ItemView(
            String id,
            String kind,
            String fileName,
            long sizeBytes,
            String sha256,
            String submission,
            String deliveredAt,
            String state,
            int fetches) {
        static ItemView of(MailboxItem item) {
            return new ItemView(
                    item.id(),
                    item.kind(),
                    item.fileName(),
                    item.sizeBytes(),
                    item.digest().sha256(),
                    item.source().value(),
                    item.deliveredAt().toString(),
                    item.state().name(),
                    item.fetches());
        }
    }
}
