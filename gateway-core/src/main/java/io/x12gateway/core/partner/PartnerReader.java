package io.x12gateway.core.partner;

import io.x12gateway.edi.envelope.Delimiters;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A partner of what a document says. See {@link PartnerFile} for the format. */
final class PartnerReader {
    private static final Pattern SET_ID = Pattern.compile("[0-9]{3}");

    private PartnerReader() {}

    static List<Amendment> file(DocumentNode root) {
        return DocumentFields.of(root, "the file", DocumentKeys.FILE).each("partners", PartnerReader::amendment);
    }

    static TradingPartner partner(DocumentNode node) {
        return amendment(node).partner();
    }

    private static Amendment amendment(DocumentNode node) {
        var name = node instanceof DocumentNode.Keys keys && keys.entries().get("id") instanceof DocumentNode.Text id
                ? "partner " + id.value() + ": "
                : "";
        try {
            var fields = DocumentFields.of(node, "the partner", DocumentKeys.PARTNER);
            return fields.made(() -> new Amendment(partner(fields), fields.number("version")));
        } catch (DocumentFault e) {
            throw new DocumentFault(e.line(), name + e.getMessage());
        }
    }

    private static TradingPartner partner(DocumentFields in) {
        var id = in.required("id", PartnerId::new);
        var name = in.required("name");
        var identities = in.each("identities", PartnerReader::identity);
        if (identities.isEmpty()) throw new IllegalArgumentException("no identities");
        return TradingPartner.named(id, name)
                .identities(identities)
                .kind(in.word("kind", PartnerKind.class, PartnerKind.CLEARINGHOUSE))
                .status(in.word("status", PartnerStatus.class, PartnerStatus.ACTIVE))
                .testIdentities(in.each("testIdentities", PartnerReader::identity))
                .applicationId(in.text("applicationId", identities.getFirst().id()))
                .testApplicationId(in.text("testApplicationId", ""))
                .usages(usages(in))
                .agreements(agreements(in, id))
                .delegations(in.each("delegations", PartnerReader::delegation))
                .credentials(
                        in.inner("credentials", CredentialReader::credentials).orElse(Credentials.NONE))
                .outbound(outbound(in))
                .acknowledgments(in.inner("acknowledgments", PartnerReader::acknowledgments)
                        .orElse(AcknowledgmentPreferences.STANDARD))
                .validationProfile(in.text("validationProfile", TradingPartner.STANDARD_PROFILE))
                .limits(in.inner("limits", PartnerReader::limits).orElse(PartnerLimits.STANDARD))
                .mailbox(in.inner("mailbox", PartnerReader::mailbox).orElse(MailboxRules.STANDARD))
                .timeZone(in.optional("timeZone", ZoneId::of).orElse(TradingPartner.STANDARD_ZONE))
                .contacts(in.each("contacts", PartnerReader::contact))
                .channels(in.inner("channels", ChannelReader::channels).orElse(Channels.NONE))
                .build();
    }

    private static EdiIdentity identity(DocumentNode node) {
        var in = DocumentFields.of(node, "an identity", DocumentKeys.IDENTITY);
        var qualifier = in.required("qualifier");
        var id = in.required("id").strip();
        if (qualifier.length() != 2)
            throw new IllegalArgumentException("qualifier '" + qualifier + "' is not two long");
        if (id.isEmpty() || id.length() > 15) throw new IllegalArgumentException("id '" + id + "' is not 1 to 15 long");
        return new EdiIdentity(qualifier, id);
    }

    private static List<String> usages(DocumentFields in) {
        if (!in.has("usages")) return List.of("P", "T");
        return in
                .eachText("usages", usage -> {
                    if (!usage.equals("P") && !usage.equals("T"))
                        throw new IllegalArgumentException("usage '" + usage + "' is neither P nor T");
                    return usage;
                })
                .stream()
                .distinct()
                .sorted()
                .toList();
    }

    private static List<EdiAgreement> agreements(DocumentFields in, PartnerId partner) {
        var nodes = in.each("agreements", node -> node);
        var agreements = IntStream.range(0, nodes.size())
                .mapToObj(i -> agreement(nodes.get(i), partner + "-" + (i + 1)))
                .toList();
        var ids = new HashSet<String>();
        for (var agreement : agreements)
            if (!ids.add(agreement.id()))
                throw new IllegalArgumentException("two agreements have the id '" + agreement.id() + "'");
        return agreements;
    }

    private static EdiAgreement agreement(DocumentNode node, String defaultId) {
        var in = DocumentFields.of(node, "an agreement", DocumentKeys.AGREEMENT);
        var transactions = Set.copyOf(in.eachText("transactions", PartnerReader::setId));
        var providers = Set.copyOf(in.eachText("providers", Npi::new));
        return in.made(() -> {
            if (transactions.isEmpty()) throw new IllegalArgumentException("an agreement has no transactions");
            return new EdiAgreement(
                    in.text("id", defaultId),
                    transactions,
                    providers,
                    in.day("from"),
                    in.optionalDay("to"),
                    in.text("contract"));
        });
    }

    private static Delegation delegation(DocumentNode node) {
        var in = DocumentFields.of(node, "a delegation", DocumentKeys.DELEGATION);
        return in.made(() -> new Delegation(
                in.required("provider", Npi::new),
                in.required("transaction", PartnerReader::setId),
                in.day("from"),
                in.optionalDay("to")));
    }

    private static String setId(String text) {
        if (!SET_ID.matcher(text).matches())
            throw new IllegalArgumentException("'" + text + "' is not a transaction set such as 270 or 835");
        return text;
    }

    private static OutboundFormat outbound(DocumentFields in) {
        boolean lineBreaks = in.flag("lineBreaks", true);
        return in.inner("outbound", node -> {
                    var out = DocumentFields.of(node, "outbound", DocumentKeys.OUTBOUND);
                    return new OutboundFormat(
                            out.optional("delimiters", PartnerReader::delimiters), out.flag("lineBreaks", lineBreaks));
                })
                .orElse(new OutboundFormat(Optional.empty(), lineBreaks));
    }

    private static Delimiters delimiters(String text) {
        if (text.length() != 4)
            throw new IllegalArgumentException(
                    "delimiters '" + text + "' are not four: element, repetition, component, segment, as in *^:~");
        return new Delimiters(text.charAt(0), text.charAt(1), text.charAt(2), text.charAt(3));
    }

    private static AcknowledgmentPreferences acknowledgments(DocumentNode node) {
        var in = DocumentFields.of(node, "acknowledgments", DocumentKeys.ACKNOWLEDGMENTS);
        var standard = AcknowledgmentPreferences.STANDARD;
        return new AcknowledgmentPreferences(
                in.word("ta1", AcknowledgmentPreferences.Ta1.class, standard.ta1()),
                in.flag("readableReport", standard.readableReport()));
    }

    private static PartnerLimits limits(DocumentNode node) {
        var in = DocumentFields.of(node, "limits", DocumentKeys.LIMITS);
        return new PartnerLimits(
                in.number("requestsPerMinute"),
                in.number("concurrentUploads"),
                in.bigNumber("fileBytesMax"),
                in.bigNumber("bytesPerDay"));
    }

    private static MailboxRules mailbox(DocumentNode node) {
        var in = DocumentFields.of(node, "mailbox", DocumentKeys.MAILBOX);
        var standard = MailboxRules.STANDARD;
        return new MailboxRules(
                in.number("retentionDays"),
                in.word("uploadTrigger", MailboxRules.UploadTrigger.class, standard.uploadTrigger()),
                in.text("markerSuffix", standard.markerSuffix()),
                in.flag("acceptedShown", standard.acceptedShown()));
    }

    private static Contact contact(DocumentNode node) {
        var in = DocumentFields.of(node, "a contact", DocumentKeys.CONTACT);
        return new Contact(in.required("role"), in.required("name"), in.text("email", ""), in.text("phone", ""));
    }

    static Set<String> set(List<String> texts) {
        return texts.stream().collect(Collectors.toUnmodifiableSet());
    }
}
