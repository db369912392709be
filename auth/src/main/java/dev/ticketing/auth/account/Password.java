package dev.ticketing.auth.account;

import java.text.Normalizer;

import dev.ticketing.web.Refusal;

/**
 * A password of 8 to 128 characters of any kind, composed (NFC), so that it is the same
 * from every keyboard.
 */
record Password(String text) {

	static final String RULE = "password must have 8 to 128 characters.";

	private static final int SHORTEST = 8;

	private static final int LONGEST = 128;

	// A character may come as a letter and up to three marks.
	private static final int LONGEST_DECOMPOSED = 4 * LONGEST;

	Password {
		if (!isOne(text)) {
			throw Refusal.invalid("password", RULE);
		}
		text = composed(text);
	}

	static boolean isOne(String text) {
		if (text.length() > LONGEST_DECOMPOSED) {
			return false;
		}
		String composed = composed(text);
		int length = composed.codePointCount(0, composed.length());
		return length >= SHORTEST && length <= LONGEST;
	}

	private static String composed(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFC);
	}

	@Override
	public String toString() {
		return "Password";
	}

}
