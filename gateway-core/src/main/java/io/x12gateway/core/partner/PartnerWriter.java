package io.x12gateway.core.partner;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A partner as a document again; {@link PartnerReader} makes the same partner of it. Defaults are left out. */
final class PartnerWriter {
    private PartnerWriter() {}

    static Map<String, Object> document(TradingPartner p) {
        var out = new Fields();
        out.put("id", p.id().value());
        out.put("name", p.name());
        out.put("kind", DocumentFields.written(p.kind()));
        out.put("status", DocumentFields.written(p.status()));
        out.list(
                "identities",
                p.identities().stream().map(PartnerWriter::identity).toList());
        out.list(
                "testIdentities",
                p.testIdentities().stream().map(PartnerWriter::identity).toList());
        out.put("applicationId", p.applicationId());
        out.text("testApplicationId", p.testApplicationId());
        out.put("usages", p.usages());
        out.put("timeZone", p.timeZone().getId());
        if (!p.validationProfile().equals(TradingPartner.STANDARD_PROFILE))
            out.put("validationProfile", p.validationProfile());
        out.put("outbound", outbound(p.outbound()));
        out.put("acknowledgments", acknowledgments(p.acknowledgments()));
        out.map("limits", limits(p.limits()));
        out.put("mailbox", mailbox(p.mailbox()));
        out.list("contacts", p.contacts().stream().map(PartnerWriter::contact).toList());
        out.list(
                "agreements",
                p.agreements().stream().map(PartnerWriter::agreement).toList());
        out.list(
                "delegations",
                p.delegations().stream().map(PartnerWriter::delegation).toList());
        out.map("credentials", credentials(p.credentials()));
        out.map("channels", channels(p.channels()));
        return out.entries;
    }

    private static Map<String, Object> identity(EdiIdentity i) {
        return new Fields().put("qualifier", i.qualifier()).put("id", i.id()).entries;
    }

    private static Map<String, Object> outbound(OutboundFormat o) {
        var out = new Fields();
        o.delimiters()
                .ifPresent(d -> out.put("delimiters", "" + d.element() + d.repetition() + d.component() + d.segment()));
        return out.put("lineBreaks", o.lineBreaks()).entries;
    }

    private static Map<String, Object> acknowledgments(AcknowledgmentPreferences a) {
        return new Fields()
                .put("ta1", DocumentFields.written(a.ta1()))
                .put("readableReport", a.readableReport())
                .entries;
    }

    private static Map<String, Object> limits(PartnerLimits l) {
        var out = new Fields();
        l.requestsPerMinute().ifPresent(n -> out.put("requestsPerMinute", n));
        l.concurrentUploads().ifPresent(n -> out.put("concurrentUploads", n));
        l.fileBytesMax().ifPresent(n -> out.put("fileBytesMax", n));
        l.bytesPerDay().ifPresent(n -> out.put("bytesPerDay", n));
        return out.entries;
    }

    private static Map<String, Object> mailbox(MailboxRules m) {
        var out = new Fields();
        m.retentionDays().ifPresent(n -> out.put("retentionDays", n));
        out.put("uploadTrigger", DocumentFields.written(m.uploadTrigger()));
        if (!m.markerSuffix().equals(MailboxRules.MARKER_SUFFIX)) out.put("markerSuffix", m.markerSuffix());
        return out.put("acceptedShown", m.acceptedShown()).entries;
    }

    private static Map<String, Object> contact(Contact c) {
        return new Fields()
                .put("role", c.role())
                .put("name", c.name())
                .text("email", c.email())
                .text("phone", c.phone())
                .entries;
    }

    private static Map<String, Object> agreement(EdiAgreement a) {
        return new Fields()
                .put("id", a.id())
                .list("transactions", sorted(a.transactions()))
                .list("providers", sorted(a.providers().stream().map(Npi::value).toList()))
                .put("from", a.from().toString())
                .text("to", a.to().map(Object::toString))
                .text("contract", a.contract())
                .entries;
    }

    private static Map<String, Object> delegation(Delegation d) {
        return new Fields()
                .put("provider", d.provider().value())
                .put("transaction", d.transaction())
                .put("from", d.from().toString())
                .text("to", d.to().map(Object::toString))
                .entries;
    }

    private static Map<String, Object> credentials(Credentials c) {
        return new Fields()
                .list(
                        "apiTokens",
                        c.apiTokens().stream().map(PartnerWriter::apiToken).toList())
                .list(
                        "oauthClients",
                        c.oauthClients().stream()
                                .map(PartnerWriter::oauthClient)
                                .toList())
                .list(
                        "certificates",
                        c.certificates().stream()
                                .map(PartnerWriter::certificate)
                                .toList())
                .list(
                        "corePasswords",
                        c.corePasswords().stream()
                                .map(PartnerWriter::corePassword)
                                .toList())
                .text("sshUser", c.sshUser())
                .list("sshKeys", c.sshKeys().stream().map(PartnerWriter::sshKey).toList())
                .list(
                        "sshPasswords",
                        c.sshPasswords().stream()
                                .map(PartnerWriter::sshPassword)
                                .toList())
                .entries;
    }

    private static Map<String, Object> apiToken(ApiToken t) {
        return new Fields()
                .put("sha256", t.sha256())
                .text("label", t.label())
                .list("scopes", scopes(t.scopes()))
                .validity(t.validity())
                .entries;
    }

    private static Map<String, Object> oauthClient(OAuthClient c) {
        return new Fields()
                .put("clientId", c.clientId())
                .put("secretSha256", c.secretSha256())
                .list("scopes", scopes(c.scopes()))
                .validity(c.validity())
                .entries;
    }

    private static Map<String, Object> certificate(ClientCertificate c) {
        return new Fields()
                .text("sha256", c.sha256())
                .text("issuer", c.issuer())
                .text("subjectAltName", c.subjectAltName())
                .validity(c.validity())
                .entries;
    }

    private static Map<String, Object> corePassword(CorePassword p) {
        return new Fields().put("user", p.user()).put("hash", p.hash().text()).validity(p.validity()).entries;
    }

    private static Map<String, Object> sshKey(SshKey k) {
        return new Fields().put("key", k.openSsh()).validity(k.validity()).entries;
    }

    private static Map<String, Object> sshPassword(SshPassword p) {
        return new Fields()
                .put("hash", p.hash().text())
                .list("sourceAddresses", p.sourceAddresses())
                .validity(p.validity())
                .entries;
    }

    private static Map<String, Object> channels(Channels c) {
        return new Fields()
                .list(
                        "webhooks",
                        c.webhooks().stream().map(PartnerWriter::webhook).toList())
                .list("pulls", c.pulls().stream().map(PartnerWriter::pull).toList())
                .list("pushes", c.pushes().stream().map(PartnerWriter::push).toList())
                .entries;
    }

    private static Map<String, Object> webhook(WebhookTarget w) {
        return new Fields()
                .put("url", w.url())
                .put("secretName", w.secretName())
                .list("events", sorted(w.events()))
                .entries;
    }

    private static Map<String, Object> pull(RemotePull r) {
        return new Fields()
                .put("name", r.name())
                .put("host", r.host())
                .put("port", r.port())
                .put("user", r.user())
                .put("keyName", r.keyName())
                .list("hostKeys", r.hostKeys())
                .put("directory", r.directory())
                .put("pattern", r.pattern())
                .put("after", DocumentFields.written(r.after()))
                .text("moveTo", r.moveTo())
                .put("everySeconds", r.every().toSeconds())
                .entries;
    }

    private static Map<String, Object> push(RemotePush r) {
        return new Fields()
                .put("name", r.name())
                .put("host", r.host())
                .put("port", r.port())
                .put("user", r.user())
                .put("keyName", r.keyName())
                .list("hostKeys", r.hostKeys())
                .put("directory", r.directory())
                .list("kinds", sorted(r.kinds()))
                .put("uncertain", DocumentFields.written(r.uncertain()))
                .entries;
    }

    private static List<String> scopes(Collection<Scope> scopes) {
        return sorted(scopes.stream().map(Scope::text).toList());
    }

    private static List<String> sorted(Collection<String> texts) {
        return texts.stream().sorted().toList();
    }

    /** Keys in the order they were put; what is empty is not put. */
    private static final class Fields {
        private final Map<String, Object> entries = new LinkedHashMap<>();

        Fields put(String key, Object value) {
            entries.put(key, value);
            return this;
        }

        Fields text(String key, String value) {
            return value.isEmpty() ? this : put(key, value);
        }

        Fields text(String key, Optional<String> value) {
            return text(key, value.orElse(""));
        }

        Fields list(String key, List<?> values) {
            return values.isEmpty() ? this : put(key, values);
        }

        void map(String key, Map<String, Object> values) {
            if (!values.isEmpty()) put(key, values);
        }

        Fields validity(Validity validity) {
            return text("from", validity.from().map(ValidityText::ofFrom))
                    .text("to", validity.to().map(ValidityText::ofTo));
        }
    }
}
