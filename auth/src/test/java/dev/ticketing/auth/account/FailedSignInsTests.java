package dev.ticketing.auth.account;

import java.time.Duration;

import dev.ticketing.auth.account.AccountFixtures.TurnedClock;
import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;

import static dev.ticketing.auth.account.AccountFixtures.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FailedSignInsTests {

	private static final String HERE = "192.0.2.1";

	private final TurnedClock clock = new TurnedClock();

	private final FailedSignIns failures = new FailedSignIns(this.clock);

	@Test
	void leaveRoomForMistakes() {
		fail(19);
		assertOpen(ANN, HERE);
	}

	@Test
	void makeWhoGoesOnWaitTwiceAsLongEachTime() {
		fail(20);
		assertPaused(Duration.ofSeconds(1));
		fail(1);
		assertPaused(Duration.ofSeconds(2));
		fail(1);
		assertPaused(Duration.ofSeconds(4));
	}

	@Test
	void neverMakeAnybodyWaitLongerThanAMinute() {
		fail(1000);
		assertPaused(Duration.ofMinutes(1));
	}

	@Test
	void concernNobodyElse() {
		fail(1000);
		assertOpen(ANN, "192.0.2.2");
		assertOpen(new EmailAddress("bob@example.com"), HERE);
	}

	@Test
	void areForgottenAfterASuccess() {
		fail(20);
		this.failures.count(ANN, HERE, true);
		assertOpen(ANN, HERE);
		fail(19);
		assertOpen(ANN, HERE);
	}

	@Test
	void areForgottenAfterAQuarterOfAnHour() {
		fail(25);
		this.clock.turn(Duration.ofMinutes(15).plusSeconds(1));
		fail(19);
		assertOpen(ANN, HERE);
	}

	@Test
	void takeNoMoreMemoryHoweverManyGuess() {
		fail(20);
		for (int i = 0; i < 10_000; i++) {
			this.failures.count(ANN, "client " + i, false);
		}
		assertOpen(ANN, HERE);
	}

	private void fail(int times) {
		for (int i = 0; i < times; i++) {
			this.failures.count(ANN, HERE, false);
		}
	}

	private void assertPaused(Duration pause) {
		this.clock.turn(pause.minusMillis(1));
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> this.failures.refuseHasty(ANN, HERE))
			.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(HttpStatus.TOO_MANY_REQUESTS));
		this.clock.turn(Duration.ofMillis(1));
		assertOpen(ANN, HERE);
	}

	private void assertOpen(EmailAddress email, String from) {
		assertThatCode(() -> this.failures.refuseHasty(email, from)).doesNotThrowAnyException();
	}

}
