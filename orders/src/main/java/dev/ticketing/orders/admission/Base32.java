package dev.ticketing.orders.admission;

import java.util.Arrays;
import java.util.Optional;

/**
 * Bytes as text that people can read out and type: Crockford's base 32, capitals and
 * digits without I, L, O and U. Reading forgives small letters, I and L for 1, O for 0,
 * and spaces and hyphens between.
 */
final class Base32 {

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	// Twice the longest text that can mean anything, for those who put a space after
	// every character.
	private static final int LONGEST = 128;

	private static final byte[] VALUES = values();

	private Base32() {
	}

	private static byte[] values() {
		byte[] values = new byte[128];
		Arrays.fill(values, (byte) -1);
		for (int i = 0; i < ALPHABET.length(); i++) {
			values[ALPHABET.charAt(i)] = (byte) i;
			values[Character.toLowerCase(ALPHABET.charAt(i))] = (byte) i;
		}
		for (char one : "iIlL".toCharArray()) {
			values[one] = 1;
		}
		values['o'] = 0;
		values['O'] = 0;
		return values;
	}

	static String encode(byte[] bytes) {
		StringBuilder text = new StringBuilder();
		int bits = 0;
		int count = 0;
		for (byte next : bytes) {
			bits = (bits << 8) | (next & 0xff);
			for (count += 8; count >= 5; count -= 5) {
				text.append(ALPHABET.charAt((bits >> (count - 5)) & 31));
			}
			bits &= 31;
		}
		return (count > 0) ? text.append(ALPHABET.charAt((bits << (5 - count)) & 31)).toString() : text.toString();
	}

	/**
	 * The bytes that a text stands for, if it stands for just so many.
	 */
	static Optional<byte[]> decode(String text, int length) {
		if (text.length() > LONGEST) {
			return Optional.empty();
		}
		byte[] bytes = new byte[length];
		int at = 0;
		int bits = 0;
		int count = 0;
		for (char next : text.toCharArray()) {
			if (next == ' ' || next == '-') {
				continue;
			}
			int value = (next < VALUES.length) ? VALUES[next] : -1;
			if (value < 0) {
				return Optional.empty();
			}
			bits = ((bits << 5) | value) & 0xfff;
			count += 5;
			if (count >= 8) {
				if (at == length) {
					return Optional.empty();
				}
				count -= 8;
				bytes[at++] = (byte) (bits >> count);
			}
		}
		boolean whole = at == length && count < 5 && (bits & ((1 << count) - 1)) == 0;
		return whole ? Optional.of(bytes) : Optional.empty();
	}

}
