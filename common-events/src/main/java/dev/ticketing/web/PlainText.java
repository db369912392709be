package dev.ticketing.web;

/**
 * Text that can be stored, shown and found again anywhere.
 */
public final class PlainText {

	private PlainText() {
	}

	/**
	 * Whether the text has no control characters but tabs and line ends, and no halves of
	 * characters.
	 */
	public static boolean isPlain(String text) {
		return text.codePoints()
			.allMatch((c) -> c == '\t' || c == '\n' || c == '\r'
					|| !(Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)));
	}

}
