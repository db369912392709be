package dev.ticketing.auth.token;

import org.jspecify.annotations.Nullable;

/**
 * There are no keys to sign sessions with, or not of the kind that is needed. The message
 * never holds anything of the keys themselves.
 */
final class UnusableKeys extends RuntimeException {

	UnusableKeys(String reason) {
		this(reason, null);
	}

	UnusableKeys(String reason, @Nullable Throwable cause) {
		super("SESSION_KEYS " + reason, cause);
	}

}
