package io.x12gateway.core.partner;

import io.x12gateway.core.audit.AuditEntry;

import java.util.List;

/** Makes new and changed partners durable, all in one transaction with the audit entries that say so. */
public interface Registrar {
    /** @return whether it is true now; false if another version of one of them came first, and then nothing is */
    boolean register(List<PartnerVersion> versions, List<AuditEntry> entries);
}
