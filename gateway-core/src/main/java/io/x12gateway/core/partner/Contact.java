package io.x12gateway.core.partner;

/**
 * Whom to call.
 *
 * @param role such as {@code edi}, {@code technical}, {@code after-hours}
 * @param email may be empty
 * @param phone may be empty
 */
public record Contact(String role, String name, String email, String phone) {}
