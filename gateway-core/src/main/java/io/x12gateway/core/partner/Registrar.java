package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;

/** Makes a new or changed partner durable, in one transaction with the audit entry that says so. */
public interface Registrar {
    void register(TradingPartner partner, AuditEntry entry);
}
