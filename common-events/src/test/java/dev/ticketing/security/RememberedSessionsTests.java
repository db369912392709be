package dev.ticketing.security;

import java.security.Key;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import javax.crypto.spec.SecretKeySpec;

import dev.ticketing.security.SessionTokens.Proof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedSessionsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final AtomicReference<Clock> now = new AtomicReference<>(Clock.fixed(START, ZoneOffset.UTC));

	private final AtomicInteger verified = new AtomicInteger();

	private Key key = new SecretKeySpec(new byte[] { 1 }, "test");

	private Duration valid = Duration.ofHours(1);

	private final RememberedSessions sessions = new RememberedSessions(this::verify,
			(proof) -> proof.key().equals(this.key), new Ticking(), 3);

	@Test
	void verifiesATokenOnceHoweverLongItLasts() {
		for (int minute = 0; minute < 50; minute++) {
			assertThat(this.sessions.verify("good-1")).hasValueSatisfying(named("good-1"));
			pass(Duration.ofSeconds(61));
		}
		assertThat(this.verified).hasValue(1);
	}

	@Test
	void withinAMinuteNoLongerTrustsAKeyThatWasTakenBack() {
		assertThat(this.sessions.verify("good-1")).isPresent();
		this.key = new SecretKeySpec(new byte[] { 2 }, "test");
		this.valid = Duration.ZERO;
		pass(Duration.ofSeconds(61));
		assertThat(this.sessions.verify("good-1")).isEmpty();
		assertThat(this.verified).hasValue(2);
	}

	@Test
	void verifiesAnewWhenTheTokenHasAnotherKey() {
		assertThat(this.sessions.verify("good-1")).isPresent();
		this.key = new SecretKeySpec(new byte[] { 2 }, "test");
		pass(Duration.ofSeconds(61));
		assertThat(this.sessions.verify("good-1")).isPresent();
		assertThat(this.verified).hasValue(2);
	}

	@Test
	void noSessionOutlivesItsToken() {
		this.valid = Duration.ofSeconds(10);
		assertThat(this.sessions.verify("good-1")).isPresent();
		pass(Duration.ofSeconds(10));
		this.valid = Duration.ZERO;
		assertThat(this.sessions.verify("good-1")).isEmpty();
	}

	@Test
	void whatProvesNothingIsAskedForEachTime() {
		assertThat(this.sessions.verify("bad")).isEmpty();
		assertThat(this.sessions.verify("bad")).isEmpty();
		assertThat(this.verified).hasValue(2);
	}

	@Test
	void nobodyGetsTheSessionOfAnotherHoweverManyThereAre() {
		for (int round = 0; round < 3; round++) {
			for (int i = 0; i < 20; i++) {
				assertThat(this.sessions.verify("good-" + i)).hasValueSatisfying(named("good-" + i));
			}
		}
		assertThat(this.verified.get()).isGreaterThan(20);
	}

	private static java.util.function.Consumer<Session> named(String name) {
		return (session) -> assertThat(session.userId()).isEqualTo(name);
	}

	private Optional<Proof> verify(String token) {
		this.verified.incrementAndGet();
		Session session = new Session(token, "somebody@example.test", this.now.get().instant().plus(this.valid));
		return (token.startsWith("good") && !this.valid.isZero()) ? Optional.of(new Proof(session, "k", this.key))
				: Optional.empty();
	}

	private void pass(Duration time) {
		this.now.updateAndGet((clock) -> Clock.offset(clock, time));
	}

	private final class Ticking extends Clock {

		@Override
		public java.time.ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public Instant instant() {
			return RememberedSessionsTests.this.now.get().instant();
		}

	}

}
