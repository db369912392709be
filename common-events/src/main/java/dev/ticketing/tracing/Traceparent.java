package dev.ticketing.tracing;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The W3C trace context (https://www.w3.org/TR/trace-context/) of what the current thread
 * works on. It rides in the logging context, so that a purchase can be followed through
 * the logs of all services.
 */
public final class Traceparent {

	/**
	 * Name of the header and of the entry in the logging context.
	 */
	public static final String NAME = "traceparent";

	private static final Pattern FORM = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

	private Traceparent() {
	}

	public static @Nullable String current() {
		return MDC.get(NAME);
	}

	/**
	 * Runs the task as a part of the given trace, or of a new one if there is none or it
	 * is malformed.
	 */
	public static <X extends Exception> void within(@Nullable String traceparent, Task<X> task) throws X {
		String before = MDC.get(NAME);
		MDC.put(NAME, (traceparent != null && FORM.matcher(traceparent).matches()) ? traceparent : begin());
		try {
			task.run();
		}
		finally {
			if (before != null) {
				MDC.put(NAME, before);
			}
			else {
				MDC.remove(NAME);
			}
		}
	}

	private static String begin() {
		HexFormat hex = HexFormat.of();
		ThreadLocalRandom random = ThreadLocalRandom.current();
		// A zero id is not allowed; the 1 keeps it from being one.
		return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong() | 1) + "-"
				+ hex.toHexDigits(random.nextLong() | 1) + "-01";
	}

	/**
	 * Work that may fail.
	 *
	 * @param <X> how it may fail
	 */
	@FunctionalInterface
	public interface Task<X extends Exception> {

		void run() throws X;

	}

}
