package dev.ticketing.auth.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

import dev.ticketing.web.Refusal;

/**
 * An e-mail address in the one form in which it is stored and compared: composed (NFC)
 * and in lower case. It is checked for what makes it unusable, not by the whole grammar:
 * only a mail could tell whether it exists.
 */
record EmailAddress(String value) {

	static final String RULE = "email must be an e-mail address such as name@example.com.";

	// RFC 5321, 4.5.3.1 and erratum 1690.
	private static final int LONGEST = 254;

	private static final String SPECIAL = "\\p{C}\\p{Z}@,:;<>()\\[\\]\"\\\\";

	private static final Pattern FORM = Pattern
		.compile("[^%1$s]{1,64}@[^%1$s.]{1,63}(\\.[^%1$s.]{1,63})+".formatted(SPECIAL));

	EmailAddress {
		if (!isOne(value)) {
			throw Refusal.invalid("email", RULE);
		}
		value = normalised(value);
	}

	static boolean isOne(String text) {
		// Before anything that takes time with a long text.
		if (text.length() > LONGEST) {
			return false;
		}
		String address = normalised(text);
		return address.length() <= LONGEST && FORM.matcher(address).matches();
	}

	private static String normalised(String text) {
		String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
		return Normalizer.normalize(lower, Normalizer.Form.NFC);
	}

}
