package dev.ticketing.tickets.ticket;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Words as people search for them: without case and accents. A ticket is stored with the
 * beginnings of its words, so that to search is to compare for equality, which every
 * store does by an index.
 */
final class Words {

	// Longer ones are cut, in tickets and in searches alike.
	private static final int LONGEST = 16;

	private Words() {
	}

	/**
	 * All beginnings of all words.
	 */
	static Set<String> prefixes(@Nullable String... texts) {
		return Arrays.stream(texts)
			.flatMap((text) -> words((text != null) ? text : ""))
			.flatMap((word) -> IntStream.rangeClosed(1, LONGEST).mapToObj((length) -> cut(word, length)))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The words of a search, each once.
	 */
	static List<String> of(String text) {
		return words(text).distinct().toList();
	}

	private static Stream<String> words(String text) {
		String plain = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "");
		// Down, up and down again, since some letters have no one counterpart: ẞ, ß, ss.
		return Arrays
			.stream(plain.toLowerCase(Locale.ROOT)
				.toUpperCase(Locale.ROOT)
				.toLowerCase(Locale.ROOT)
				.split("[^\\p{L}\\p{N}]+"))
			.filter((word) -> !word.isEmpty())
			.map((word) -> cut(word, LONGEST));
	}

	private static String cut(String word, int length) {
		int has = word.codePointCount(0, word.length());
		return (has <= length) ? word : word.substring(0, word.offsetByCodePoints(0, length));
	}

}
