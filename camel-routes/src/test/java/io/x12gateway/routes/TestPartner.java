package io.x12gateway.routes;

import io.x12gateway.core.partner.PartnerId;

/** The partners of {@code partners.yaml} with the secrets whose hashes stand there. */
public enum TestPartner {
    RIVERBEND("riverbend-clinic", "RIVERBEND", "riverbend-test-token", "riverbend", "riverbend-test-password"),
    HARBOR("harbor-billing", "HARBOR", "harbor-test-token", "", "");

    private final PartnerId id;
    private final String interchangeId;
    private final String token;
    private final String coreUser;
    private final String corePassword;

    TestPartner(String id, String interchangeId, String token, String coreUser, String corePassword) {
        this.id = new PartnerId(id);
        this.interchangeId = interchangeId;
        this.token = token;
        this.coreUser = coreUser;
        this.corePassword = corePassword;
    }

    public PartnerId id() {
        return id;
    }

    public String interchangeId() {
        return interchangeId;
    }

    public String token() {
        return token;
    }

    public String coreUser() {
        return coreUser;
    }

    public String corePassword() {
        return corePassword;
    }
}
