package dev.ticketing.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Remembers for a minute which tokens have proved a session, since a signature costs more
 * than all else about a request. A session never outlives its token by that, and a key
 * that was taken back is asked for again within the minute. What proves nothing is not
 * remembered, and neither is more than there is room for.
 */
final class RememberedSessions {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Function<String, Optional<Session>> verify;

	private final Clock clock;

	private final int room;

	private volatile Map<String, Proof> young = new ConcurrentHashMap<>();

	private volatile Map<String, Proof> old = Map.of();

	/**
	 * @param verify finds out what a token proves
	 * @param room how many tokens are remembered, at most twice that
	 */
	RememberedSessions(Function<String, Optional<Session>> verify, Clock clock, int room) {
		this.verify = verify;
		this.clock = clock;
		this.room = room;
	}

	/**
	 * The session that the token proves; nothing, if it proves none.
	 */
	Optional<Session> verify(String token) {
		Instant now = this.clock.instant();
		Proof known = find(token);
		if (known != null && now.isBefore(known.until())) {
			return Optional.of(known.session());
		}
		Optional<Session> session = this.verify.apply(token);
		session.ifPresent((proved) -> remember(token, proved, now));
		return session;
	}

	private @Nullable Proof find(String token) {
		Proof known = this.young.get(token);
		return (known != null) ? known : this.old.get(token);
	}

	private void remember(String token, Session session, Instant now) {
		Instant ends = session.expiresAt();
		if (ends == null) {
			return;
		}
		Instant until = now.plus(MINUTE);
		if (this.young.size() >= this.room) {
			makeRoom();
		}
		this.young.put(token, new Proof(session, ends.isBefore(until) ? ends : until));
	}

	private synchronized void makeRoom() {
		if (this.young.size() >= this.room) {
			this.old = this.young;
			this.young = new ConcurrentHashMap<>();
		}
	}

	private record Proof(Session session, Instant until) {
	}

}
