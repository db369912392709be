package dev.ticketing.local.stripe;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ids that look like Stripe's and sort by the time they were made.
 */
final class Ids {

	private static final AtomicLong LAST = new AtomicLong();

	private static final SecureRandom RANDOM = new SecureRandom();

	private Ids() {
	}

	static String next(String prefix) {
		long now = System.currentTimeMillis() * 1000;
		long stamp = LAST.updateAndGet((last) -> Math.max(last + 1, now));
		return prefix + "3" + padded(stamp, 11) + random(10);
	}

	static String random(int length) {
		StringBuilder text = new StringBuilder(length);
		for (int i = 0; i < length; i++) {
			text.append(Character.forDigit(RANDOM.nextInt(36), 36));
		}
		return text.toString();
	}

	private static String padded(long number, int length) {
		String digits = Long.toString(number, 36);
		return "0".repeat(Math.max(0, length - digits.length())) + digits;
	}

}
