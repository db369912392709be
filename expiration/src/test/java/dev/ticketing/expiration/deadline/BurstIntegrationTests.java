package dev.ticketing.expiration.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.expiration.Broker;
import dev.ticketing.expiration.OrderFixtures;
import dev.ticketing.expiration.World;
import dev.ticketing.expiration.deadline.Deadline.Status;
import dev.ticketing.messaging.Outbox;
import dev.ticketing.testing.LocalServers;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many deadlines at once.
 */
class BurstIntegrationTests {

	// The embedded store reads a collection from end to end for each write that has a
	// condition.
	private static final int MANY = LocalServers.embeddedMongo() ? 500 : 10_000;

	private final World world = World.shared();

	private final Broker broker = this.world.broker();

	@Test
	void tellsOfManyDeadlinesOfThreeSecondsOnceAndNeverEarly() {
		List<OrderCreated> orders = stored(MANY, Instant.now().plusSeconds(8));
		this.broker.awaitAll(orders, Duration.ofSeconds(120));
		this.broker.assertToldOnceAndNotEarly(orders);
		assertThat(this.broker.latenesses(orders).getLast()).isLessThan(Duration.ofSeconds(60));
	}

	@Test
	void sharesTheWorkBetweenInstances() {
		try (ConfigurableApplicationContext second = this.world.startInstance()) {
			long before = passedBy(this.world.instance());
			List<OrderCreated> orders = stored(MANY / 4, Instant.now().plusSeconds(5));
			this.broker.awaitAll(orders, Duration.ofSeconds(60));
			this.broker.assertToldOnceAndNotEarly(orders);
			assertThat(passedBy(second)).isPositive();
			assertThat(passedBy(this.world.instance()) - before).isPositive();
			assertThat(passedBy(this.world.instance()) - before + passedBy(second)).isEqualTo(orders.size());
		}
	}

	private static long passedBy(ConfigurableApplicationContext instance) {
		return instance.getBean(MeterRegistry.class).timer("ticketing.expiration.lateness").count();
	}

	/**
	 * Stores deadlines spread over three seconds, faster than events could come in, and
	 * has the timers filled with them.
	 */
	private List<OrderCreated> stored(int count, Instant first) {
		Outbox outbox = this.world.instance().getBean(Outbox.class);
		List<OrderCreated> orders = IntStream.range(0, count)
			.mapToObj((i) -> OrderFixtures.created(first.plusMillis(i * 3000L / count)))
			.toList();
		for (int from = 0; from < count; from += 1000) {
			outbox.insertAll(orders.subList(from, Math.min(from + 1000, count))
				.stream()
				.map((each) -> Deadline.of(each.order(), Status.WAITING, Instant.now()))
				.toList());
		}
		this.world.instance().getBean(StringRedisTemplate.class).delete("{expiration}:epoch");
		return orders;
	}

}
