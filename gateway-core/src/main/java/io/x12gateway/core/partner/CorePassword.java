package io.x12gateway.core.partner;

/**
 * UserName and Password of CORE requests; two of one user are an old and a new password.
 *
 * @param hash see {@link PasswordHash}
 */
public record CorePassword(String user, PasswordHash hash, Validity validity) implements Credential {
    public CorePassword {
        if (user.isBlank()) throw new IllegalArgumentException("a CORE password has an empty 'user'");
    }

    @Override
    public String describe() {
        return "CORE password of user " + user;
    }
}
