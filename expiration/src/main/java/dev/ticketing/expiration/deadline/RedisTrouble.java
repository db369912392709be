package dev.ticketing.expiration.deadline;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a failure at Redis means for whoever runs it, in half a sentence that begins with
 * what Redis does.
 */
final class RedisTrouble {

	private static final Pattern REFUSED = Pattern.compile("WRONGPASS|NOAUTH|NOPERM");

	// MISCONF: it could not write its files, most often for want of space.
	private static final Pattern NO_ROOM = Pattern.compile("OOM command not allowed|MISCONF|No space left");

	private RedisTrouble() {
	}

	static String of(Throwable failure) {
		return atServer(failure).orElseGet(() -> "is out of reach: start it, or set REDIS_URL to where it is (%s)"
			.formatted(failure.getMessage()));
	}

	/**
	 * What is wrong with Redis itself; nothing if it is out of reach, or not to blame.
	 */
	static Optional<String> atServer(Throwable failure) {
		if (says(failure, REFUSED)) {
			return Optional.of("refuses the user or the password in REDIS_URL: set it right");
		}
		if (says(failure, NO_ROOM)) {
			return Optional.of("has no room left: raise its maxmemory, or give its volume more space");
		}
		return Optional.empty();
	}

	private static boolean says(Throwable failure, Pattern words) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (words.matcher(String.valueOf(cause.getMessage())).find()) {
				return true;
			}
		}
		return false;
	}

}
