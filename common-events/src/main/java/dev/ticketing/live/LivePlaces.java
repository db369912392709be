package dev.ticketing.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import dev.ticketing.security.Session;
import dev.ticketing.web.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * Who may have how many streams.
 */
final class LivePlaces {

	private static final Duration LATER = Duration.ofSeconds(10);

	private final Map<String, Integer> byReader = new HashMap<>();

	private final LiveSettings settings;

	private int taken;

	private boolean open;

	LivePlaces(LiveSettings settings) {
		this.settings = settings;
	}

	/**
	 * Takes a place, to be closed afterwards.
	 * @throws Refusal if this reader has too many, or all of them together
	 */
	synchronized Place take(@Nullable Session session, HttpServletRequest request) {
		String reader = (session != null) ? session.userId() : request.getRemoteAddr();
		int most = (session != null) ? this.settings.perUser() : this.settings.perAddress();
		if (!this.open || this.taken >= this.settings.most()) {
			throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Too many people are watching at the moment.")
				.retryAfter(LATER);
		}
		if (this.byReader.getOrDefault(reader, 0) >= most) {
			throw Refusal
				.of(HttpStatus.TOO_MANY_REQUESTS, "You are watching too much at the same time. Close some pages.")
				.retryAfter(LATER);
		}
		this.taken++;
		this.byReader.merge(reader, 1, Integer::sum);
		return () -> leave(reader);
	}

	private synchronized void leave(String reader) {
		this.taken--;
		this.byReader.computeIfPresent(reader, (key, count) -> (count > 1) ? count - 1 : null);
	}

	synchronized void open() {
		this.open = true;
	}

	synchronized void close() {
		this.open = false;
	}

	synchronized int taken() {
		return this.taken;
	}

	/**
	 * Is left when it is closed.
	 */
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
