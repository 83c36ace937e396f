package io.x12gateway.routes.channel.http;

import io.x12gateway.core.delivery.Mailbox;
import io.x12gateway.core.fault.FaultKind;
import io.x12gateway.core.fault.GatewayFault;
import io.x12gateway.core.mailbox.MailboxItem;
import io.x12gateway.core.mailbox.Mailboxes;
import io.x12gateway.core.partner.PartnerId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;

/** What a document of a mailbox says, as records for programs and spreadsheets. The document itself stays as it is. */
@RestController
class RecordsController {
    private final Mailboxes mailboxes;
    private final Mailbox mailbox;

    RecordsController(Mailboxes mailboxes, Mailbox mailbox) {
        this.mailboxes = mailboxes;
        this.mailbox = mailbox;
    }

    /**
     * Counts as fetching the document: all that it says is given.
     *
     * @param format csv, json or xml
     * @param detail what of an 835 is one line of CSV: claim, line or adjustment
     */
    @GetMapping(
            path = "/v1/mailbox/{id}/records",
            produces = {MediaTypes.JSON, MediaTypes.CSV, MediaTypes.XML})
    void records(
            PartnerId partner,
            @PathVariable String id,
            @RequestParam(defaultValue = "json") String format,
            @RequestParam(defaultValue = "claim") String detail,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Parameters.onlyKnown(request, "format", "detail");
        var item = mailboxes
                .find(partner, id)
                .orElseThrow(() -> new GatewayFault(
                        FaultKind.SENDER, "no-such-item", "There is no such item in your mailbox; list it first."));
        var export = Export.of(item.kind(), format, detail);
        head(item, export, response);
        if (request.getMethod().equals("HEAD")) return;
        try (var x12 = mailbox.fetch(partner, id, partner.value(), request.getRemoteAddr())) {
            export.write(x12, response.getOutputStream());
        }
    }

    private static void head(MailboxItem item, Export export, HttpServletResponse response) {
        response.setHeader("X-Submission-Id", item.source().value());
        response.setHeader("Cache-Control", "no-store");
        response.setContentType(export.contentType());
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(export.fileName(item.fileName()))
                        .build()
                        .toString());
    }
}
