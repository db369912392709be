package dev.ticketing.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each process has heard since it started: from the same, it knows the same. Ids
 * that are made at random get names, which are the same in every run in which their maker
 * has done the same.
 */
final class Past {

	private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

	private static final long PRIME = 0x100000001b3L;

	private final Map<String, Long> heard = new HashMap<>();

	private final Map<String, Integer> counts = new HashMap<>();

	private final Map<String, String> names = new HashMap<>();

	private boolean wanted;

	/**
	 * Notes everything from now on.
	 */
	void begin() {
		this.wanted = true;
	}

	/**
	 * Forgets all, and notes nothing from now on.
	 */
	void end() {
		this.wanted = false;
		this.heard.clear();
		this.counts.clear();
		this.names.clear();
	}

	void heard(String process, Object what) {
		if (this.wanted) {
			long hash = this.heard.getOrDefault(process, 0L);
			String text = named(String.valueOf(what));
			for (int i = 0; i < text.length(); i++) {
				hash = (hash ^ text.charAt(i)) * PRIME;
			}
			this.heard.put(process, (hash ^ '\n') * PRIME);
		}
	}

	/**
	 * A process has died, and all that it knew with it.
	 */
	void forget(String process) {
		this.heard.remove(process);
	}

	String of(String process) {
		return Long.toHexString(this.heard.getOrDefault(process, 0L));
	}

	/**
	 * Names the ids in a command that its sender has made.
	 */
	void made(String process, Object value) {
		if (!this.wanted) {
			return;
		}
		if (value instanceof List<?> list) {
			list.forEach((each) -> made(process, each));
		}
		else if (value instanceof Map<?, ?> map) {
			map.forEach((key, each) -> {
				if ((key.equals("attempt") || key.equals("eventId")) && each instanceof String id) {
					name(process, id);
				}
				else {
					made(process, each);
				}
			});
		}
	}

	private void name(String process, String id) {
		this.names.computeIfAbsent(id, (any) -> process + "-" + this.counts.merge(process, 1, Integer::sum));
	}

	/**
	 * A text with names in place of those ids.
	 */
	String named(String text) {
		return ID.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(this.names.getOrDefault(match.group(), match.group())));
	}

}
