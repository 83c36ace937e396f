package io.x12gateway.core.lease;

/**
 * The right to play a role, as it was given once. Every write of the owner carries it (see {@code Change.Fence}), so an
 * owner that was asleep while another took over writes nothing any more.
 *
 * @param role such as {@code remote/acme/claims}, up to 200 characters
 * @param owner a process, never two of them
 * @param token grows with every change of owner
 */
public record Lease(String role, String owner, long token) {}
