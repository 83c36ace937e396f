package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;

import java.util.List;

/** Makes new and changed partners durable, all in one transaction with the audit entries that say so. */
public interface Registrar {
    void register(List<TradingPartner> partners, List<AuditEntry> entries);
}
