package dev.ticketing.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RememberedSessionsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final AtomicReference<Clock> now = new AtomicReference<>(Clock.fixed(START, ZoneOffset.UTC));

	private final AtomicInteger verified = new AtomicInteger();

	private Duration valid = Duration.ofHours(1);

	private final RememberedSessions sessions = new RememberedSessions(this::verify, new Ticking(), 3);

	@Test
	void verifiesATokenOnceAMinute() {
		assertThat(this.sessions.verify("good-1")).isPresent();
		assertThat(this.sessions.verify("good-1")).isPresent();
		assertThat(this.verified).hasValue(1);
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

	private Optional<Session> verify(String token) {
		this.verified.incrementAndGet();
		return (token.startsWith("good") && !this.valid.isZero())
				? Optional.of(new Session(token, "somebody@example.test", this.now.get().instant().plus(this.valid)))
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
