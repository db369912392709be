package dev.ticketing.expiration.timer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ticketing.expiration.timer.Timers.Due;
import dev.ticketing.testing.LocalServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class RedisTimersIntegrationTests {

	private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");

	private static final Duration LEASE = Duration.ofSeconds(10);

	private static LettuceConnectionFactory connections;

	private final String name = "timers-" + UUID.randomUUID();

	private final StringRedisTemplate redis = new StringRedisTemplate(connections);

	private final RedisTimers timers = new RedisTimers(this.redis, this.name);

	@BeforeAll
	static void connect() {
		URI address = URI.create(LocalServers.redis());
		connections = new LettuceConnectionFactory(address.getHost(), address.getPort());
		connections.start();
	}

	@AfterAll
	static void disconnect() {
		connections.destroy();
	}

	@Test
	void lendsNothingBeforeItsTime() {
		this.timers.set("a", NOON);
		assertThat(claim(NOON.minusMillis(1)).ids()).isEmpty();
		assertThat(claim(NOON).ids()).containsExactly("a");
	}

	@Test
	void isNotEarlyByAFractionOfAMillisecondEither() {
		this.timers.set("a", NOON.plusNanos(1));
		assertThat(claim(NOON).ids()).isEmpty();
		assertThat(claim(NOON.plusMillis(1)).ids()).containsExactly("a");
	}

	@Test
	void lendsTheLongestOverdueFirst() {
		this.timers.set("b", NOON.minusSeconds(1));
		this.timers.set("c", NOON);
		this.timers.set("a", NOON.minusSeconds(2));
		assertThat(this.timers.claim(NOON, 2, LEASE).ids()).containsExactly("a", "b");
		assertThat(this.timers.claim(NOON, 2, LEASE).ids()).containsExactly("c");
	}

	@Test
	void keepsTheLastTimeSet() {
		this.timers.set("a", NOON);
		this.timers.set("a", NOON.plusSeconds(5));
		assertThat(claim(NOON).ids()).isEmpty();
		assertThat(claim(NOON.plusSeconds(5)).ids()).containsExactly("a");
	}

	@Test
	void neverLendsWhatWasCancelled() {
		this.timers.set("a", NOON);
		this.timers.cancel("a");
		assertThat(claim(NOON.plusSeconds(60)).ids()).isEmpty();
	}

	@Test
	void tellsWhenToLookAgain() {
		assertThat(claim(NOON).next()).isNull();
		this.timers.set("a", NOON);
		this.timers.set("b", NOON.plusSeconds(60));
		assertThat(claim(NOON).next()).as("the end of a's lease").isEqualTo(NOON.plus(LEASE));
		this.timers.done(List.of("a"));
		assertThat(claim(NOON).next()).as("b").isEqualTo(NOON.plusSeconds(60));
	}

	@Test
	void lendsAgainWhatWasNotDoneWhenItsLeaseLapsed() {
		this.timers.set("a", NOON);
		claim(NOON);
		assertThat(claim(NOON.plus(LEASE).minusMillis(1)).ids()).isEmpty();
		Claim second = claim(NOON.plus(LEASE));
		assertThat(second.ids()).containsExactly("a");
		assertThat(second.lapsed()).isEqualTo(1);
		this.timers.done(List.of("a"));
		assertThat(claim(NOON.plusSeconds(3600))).isEqualTo(new Claim(List.of(), null, 0, false));
	}

	@Test
	void keepsANewTimeThatIsSetWhileTheOldOneIsLent() {
		this.timers.set("a", NOON);
		claim(NOON);
		this.timers.set("a", NOON.plusSeconds(3600));
		assertThat(claim(NOON.plus(LEASE)).ids()).as("the lapsed lease does not bring back the old time").isEmpty();
		assertThat(claim(NOON.plusSeconds(3600)).ids()).containsExactly("a");
	}

	@Test
	void isCompleteOnlyAfterBeingFilledAndUntilItIsLost() {
		assertThat(claim(NOON).complete()).isFalse();
		assertThat(this.timers.refill(due(2500).iterator())).isTrue();
		assertThat(this.timers.claim(NOON.plusSeconds(3600), 5000, LEASE).ids()).hasSize(2500);
		assertThat(claim(NOON).complete()).isTrue();
		lose();
		assertThat(claim(NOON).complete()).isFalse();
	}

	@Test
	void isCompleteWhenThereIsNothingToFillIn() {
		assertThat(this.timers.refill(Collections.emptyIterator())).isTrue();
		assertThat(claim(NOON).complete()).isTrue();
	}

	@Test
	void isNotCompleteIfItWasLostWhileBeingFilled() {
		Iterator<Due> lossInTheMiddle = due(2500).peek((each) -> {
			if (each.id().equals("1500")) {
				lose();
			}
		}).iterator();
		assertThat(this.timers.refill(lossInTheMiddle)).isFalse();
		assertThat(claim(NOON).complete()).isFalse();
	}

	@Test
	void lendsEachIdToOneOfManyClaimersAndNoneEarly() throws Exception {
		this.timers.refill(due(1000).iterator());
		this.timers.refill(IntStream.range(0, 1000)
			.mapToObj((i) -> new Due("future-" + i, NOON.plusSeconds(61).plusMillis(i)))
			.iterator());
		List<String> claimed = inParallel(16, () -> {
			List<String> mine = new ArrayList<>();
			List<String> ids = this.timers.claim(NOON.plusSeconds(60), 7, LEASE).ids();
			while (!ids.isEmpty()) {
				mine.addAll(ids);
				ids = this.timers.claim(NOON.plusSeconds(60), 7, LEASE).ids();
			}
			return mine;
		});
		assertThat(claimed).hasSize(1000).doesNotHaveDuplicates().noneMatch((id) -> id.startsWith("future"));
		assertThat(this.redis.opsForZSet().size("{" + this.name + "}:due")).isEqualTo(1000);
		assertThat(this.timers.claim(NOON.plusSeconds(62), 5000, LEASE).ids()).hasSize(1000);
	}

	@Test
	void lendsEachLapsedIdToOneOfManyClaimers() throws Exception {
		this.timers.refill(due(500).iterator());
		this.timers.claim(NOON.plusSeconds(60), 500, LEASE);
		List<String> again = inParallel(16, () -> {
			List<String> mine = new ArrayList<>();
			for (int i = 0; i < 100; i++) {
				mine.addAll(this.timers.claim(NOON.plusSeconds(71), 7, LEASE).ids());
			}
			return mine;
		});
		assertThat(again).hasSize(500);
		assertThat(new HashSet<>(again)).hasSize(500);
	}

	private static List<String> inParallel(int threads, Callable<List<String>> claimer) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		List<String> all = new ArrayList<>();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<List<String>>> claimers = IntStream.range(0, threads).mapToObj((i) -> executor.submit(() -> {
				start.await();
				return claimer.call();
			})).toList();
			start.countDown();
			for (Future<List<String>> each : claimers) {
				all.addAll(each.get());
			}
		}
		return all;
	}

	private static Stream<Due> due(int count) {
		return IntStream.range(0, count).mapToObj((i) -> new Due(Integer.toString(i), NOON.plusMillis(i)));
	}

	private void lose() {
		this.redis.delete(this.redis.keys("{" + this.name + "}*"));
	}

	private Claim claim(Instant now) {
		return this.timers.claim(now, 10, LEASE);
	}

}
