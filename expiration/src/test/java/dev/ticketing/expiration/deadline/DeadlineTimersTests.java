package dev.ticketing.expiration.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import dev.ticketing.expiration.OrderFixtures;
import dev.ticketing.expiration.deadline.Deadline.Status;
import dev.ticketing.expiration.deadline.Deadlines.Waiting;
import dev.ticketing.expiration.timer.Claim;
import dev.ticketing.expiration.timer.Timers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisSystemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/**
 * What timers that come and go do to the others: nothing.
 */
class DeadlineTimersTests {

	private final UnreliableTimers timers = new UnreliableTimers();

	private final Deadlines deadlines = Mockito.mock();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final RefillTimers refill = new RefillTimers(this.timers, this.deadlines, Clock.systemUTC(), this.meters);

	private final DeadlineTimers deadlineTimers = new DeadlineTimers(this.timers, this.refill, Clock.systemUTC(),
			new DeadlineSettings(Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10),
					Duration.ofDays(30)),
			this.meters);

	private final Deadline deadline = Deadline.of(OrderFixtures.created(Instant.now()).order(), Status.WAITING,
			Instant.now());

	@Test
	void doesNotLetAnybodyWaitForTimersThatHaveNotAnsweredYet() {
		this.deadlineTimers.setFor(this.deadline);
		assertThat(this.timers.calls).isEmpty();
	}

	@Test
	void doesNotAskAgainUntilTheTimersHaveAnsweredAClaim() {
		this.deadlineTimers.claim();
		this.timers.broken = true;
		assertThatCode(() -> this.deadlineTimers.setFor(this.deadline)).doesNotThrowAnyException();
		this.deadlineTimers.setFor(this.deadline);
		this.deadlineTimers.setFor(this.deadline);
		assertThat(this.timers.calls).containsExactly("claim", "set");
		assertThat(this.deadlineTimers.claim()).isEmpty();
		this.timers.broken = false;
		assertThat(this.deadlineTimers.claim()).isPresent();
		this.deadlineTimers.setFor(this.deadline);
		assertThat(this.timers.calls).endsWith("claim", "claim", "set");
	}

	@Test
	void fillsInWhatTheTimersMissedWhileTheyWereAway() {
		BDDMockito.given(this.deadlines.streamWaitingAfter(Instant.EPOCH))
			.willReturn(Stream.of(new Waiting(this.deadline.id(), this.deadline.expiresAt())));
		this.timers.broken = true;
		this.deadlineTimers.claim();
		this.deadlineTimers.setFor(this.deadline);
		this.timers.broken = false;
		this.deadlineTimers.claim();
		Awaitility.await().until(() -> this.timers.filled.contains(this.deadline.id()));
		assertThat(this.meters.counter("ticketing.expiration.refills").count()).isEqualTo(1);
	}

	@Test
	void countsLeasesThatLapsed() {
		this.timers.lapsed = 3;
		this.deadlineTimers.claim();
		assertThat(this.meters.counter("ticketing.expiration.leases.lapsed").count()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					WRONGPASS invalid username-password pair or user is disabled. | refuses the user or the password in REDIS_URL
					OOM command not allowed when used memory > 'maxmemory'.       | has no room left
					MISCONF Errors writing to the AOF file: No space left         | has no room left
					Connection refused                                            | is out of reach
					""")
	void saysWhatIsWrongWithRedis(String said, String told) {
		assertThat(RedisTrouble.of(new RedisSystemException("wrapped", new IllegalStateException(said))))
			.startsWith(told);
	}

	/**
	 * Timers that fail on demand.
	 */
	private static final class UnreliableTimers implements Timers {

		private final List<String> calls = new ArrayList<>();

		private final List<String> filled = new java.util.concurrent.CopyOnWriteArrayList<>();

		private volatile boolean broken;

		private int lapsed;

		private void called(String name) {
			this.calls.add(name);
			if (this.broken) {
				throw new QueryTimeoutException("no answer");
			}
		}

		@Override
		public void set(String id, Instant due) {
			called("set");
		}

		@Override
		public void cancel(String id) {
			called("cancel");
		}

		@Override
		public Claim claim(Instant now, int atMost, Duration lease) {
			called("claim");
			return new Claim(List.of(), null, this.lapsed, true);
		}

		@Override
		public void done(Collection<String> ids) {
			called("done");
		}

		@Override
		public boolean refill(Iterator<Due> all) {
			all.forEachRemaining((due) -> this.filled.add(due.id()));
			return true;
		}

	}

}
