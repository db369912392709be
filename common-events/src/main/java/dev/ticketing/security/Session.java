package dev.ticketing.security;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who is signed in. Controllers take it as an {@code @AuthenticationPrincipal}.
 *
 * @param userId id of the account, 24 hex digits
 * @param expiresAt when the session ends; unknown before there is a token
 */
public record Session(String userId, String email, @Nullable Instant expiresAt) {

	public Session(String userId, String email) {
		this(userId, email, null);
	}

}
