package dev.ticketing.security;

/**
 * Somebody who is signed in. Controllers take it as an {@code @AuthenticationPrincipal}.
 *
 * @param userId id of the account, 24 hex digits
 */
public record Session(String userId, String email) {
}
