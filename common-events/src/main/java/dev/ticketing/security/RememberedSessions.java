package dev.ticketing.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.ticketing.security.SessionTokens.Proof;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which tokens have proved a session, since a signature costs more than all
 * else about a request. A session never outlives its token by that, and every minute it
 * is asked whether the key is still ours; if so, the signature is as good as before. What
 * proves nothing is not remembered, and neither is more than there is room for.
 */
final class RememberedSessions {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Function<String, Optional<Proof>> verify;

	private final Predicate<Proof> stands;

	private final Clock clock;

	private final int room;

	private volatile Map<String, Known> young = new ConcurrentHashMap<>();

	private volatile Map<String, Known> old = Map.of();

	/**
	 * @param verify finds out what a token proves
	 * @param stands whether what was proved still is, as long as the session lasts
	 * @param room how many tokens are remembered, at most twice that
	 */
	RememberedSessions(Function<String, Optional<Proof>> verify, Predicate<Proof> stands, Clock clock, int room) {
		this.verify = verify;
		this.stands = stands;
		this.clock = clock;
		this.room = room;
	}

	/**
	 * The session that the token proves; nothing, if it proves none.
	 */
	Optional<Session> verify(String token) {
		Instant now = this.clock.instant();
		Known known = find(token);
		if (known != null && now.isBefore(known.until())) {
			return Optional.of(known.proof().session());
		}
		Optional<Proof> proof = (known != null && lasts(known.proof(), now) && this.stands.test(known.proof()))
				? Optional.of(known.proof()) : this.verify.apply(token);
		proof.ifPresent((proved) -> remember(token, proved, now));
		return proof.map(Proof::session);
	}

	private static boolean lasts(Proof proof, Instant now) {
		Instant ends = proof.session().expiresAt();
		return ends != null && now.isBefore(ends);
	}

	private @Nullable Known find(String token) {
		Known known = this.young.get(token);
		return (known != null) ? known : this.old.get(token);
	}

	private void remember(String token, Proof proof, Instant now) {
		Instant ends = proof.session().expiresAt();
		if (ends == null) {
			return;
		}
		Instant until = now.plus(MINUTE);
		if (this.young.size() >= this.room) {
			makeRoom();
		}
		this.young.put(token, new Known(proof, ends.isBefore(until) ? ends : until));
	}

	private synchronized void makeRoom() {
		if (this.young.size() >= this.room) {
			this.old = this.young;
			this.young = new ConcurrentHashMap<>();
		}
	}

	/**
	 * @param until when to ask again
	 */
	private record Known(Proof proof, Instant until) {
	}

}
