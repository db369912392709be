package dev.ticketing.expiration.deadline;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.expiration.OrderFixtures;
import dev.ticketing.expiration.deadline.Deadline.Status;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlineTests {

	private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

	private final OrderCreated created = OrderFixtures.created(NOON);

	private final OrderState open = this.created.order();

	private final OrderState paid = OrderFixtures.completed(this.created).order();

	private final Deadline deadline = Deadline.of(this.open, Status.WAITING, NOON.minusSeconds(900));

	@Test
	void passesWhenItsTimeHasCome() {
		assertThat(this.deadline.pass(NOON)).isTrue();
		assertThat(this.deadline.status()).isEqualTo(Status.PASSED);
	}

	@Test
	void doesNotPassEarly() {
		assertThat(this.deadline.pass(NOON.minusNanos(1))).isFalse();
		assertThat(this.deadline.status()).isEqualTo(Status.WAITING);
	}

	@Test
	void doesNotPassEarlyWhenTheStoreCutsOffFractions() {
		Instant fraction = NOON.plusNanos(1);
		Deadline later = Deadline.of(OrderFixtures.created(fraction).order(), Status.WAITING, NOON);
		assertThat(later.expiresAt()).isEqualTo(NOON.plusMillis(1));
		assertThat(later.pass(fraction)).isFalse();
	}

	@Test
	void passesOnce() {
		this.deadline.pass(NOON);
		assertThat(this.deadline.pass(NOON.plusSeconds(1))).isFalse();
	}

	@Test
	void tellsWhoseDeadlineItWasAndWhen() {
		ExpirationCompleted event = DeadlineContracts.completed(this.deadline);
		assertThat(event).isEqualTo(new ExpirationCompleted(this.open.id(), NOON, this.deadline.nextVersion()));
	}

	@Test
	void doesNotPassOnceTheOrderHasEnded() {
		assertThat(this.deadline.follow(this.paid, Status.ENDED, NOON)).isTrue();
		assertThat(this.deadline.pass(NOON.plusSeconds(1))).isFalse();
		assertThat(this.deadline.status()).isEqualTo(Status.ENDED);
	}

	@Test
	void isNotWaitedForAgainWhenTheBeginningIsHeardOfAfterTheEnd() {
		Deadline ended = Deadline.of(this.paid, Status.ENDED, NOON.minusSeconds(1));
		assertThat(ended.follow(this.open, Status.WAITING, NOON)).isFalse();
		assertThat(ended.isWaiting()).isFalse();
	}

	@Test
	void takesTheSameNewsOnce() {
		assertThat(this.deadline.follow(this.open, Status.WAITING, NOON)).isFalse();
		assertThat(this.deadline.follow(this.paid, Status.ENDED, NOON)).isTrue();
		assertThat(this.deadline.follow(this.paid, Status.ENDED, NOON)).isFalse();
	}

	@Test
	void isEndedInTheEndWhetherOrNotItHadPassedBefore() {
		this.deadline.pass(NOON);
		this.deadline.follow(this.paid, Status.ENDED, NOON);
		Deadline other = Deadline.of(this.paid, Status.ENDED, NOON);
		other.follow(this.open, Status.WAITING, NOON);
		assertThat(List.of(this.deadline.status(), other.status())).containsOnly(Status.ENDED);
	}

	@Test
	void isWaitedForAgainWhenTheOrderGetsMoreTimeAfterItHasPassed() {
		this.deadline.pass(NOON);
		OrderState extended = OrderFixtures.extended(this.created, NOON.plusSeconds(300)).order();
		assertThat(this.deadline.follow(extended, Status.WAITING, NOON.plusSeconds(1))).isTrue();
		assertThat(this.deadline.pass(NOON.plusSeconds(299))).isFalse();
		assertThat(this.deadline.isWaiting()).isTrue();
		assertThat(this.deadline.follow(this.open, Status.WAITING, NOON)).as("the beginning, again").isFalse();
		assertThat(this.deadline.expiresAt()).isEqualTo(NOON.plusSeconds(300));
	}

	@Test
	void movesWithTheOrder() {
		OrderState moved = OrderFixtures.cancelled(OrderFixtures.created(this.open.id(), NOON.plusSeconds(60))).order();
		assertThat(this.deadline.follow(moved, Status.WAITING, NOON)).isTrue();
		assertThat(this.deadline.pass(NOON.plusSeconds(59))).isFalse();
		assertThat(this.deadline.pass(NOON.plusSeconds(60))).isTrue();
	}

}
