package dev.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import dev.ticketing.events.OrderEvent;
import dev.ticketing.events.OrderEvent.OrderCreated;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.data.redis.core.StringRedisTemplate;

import static dev.ticketing.expiration.OrderFixtures.cancelled;
import static dev.ticketing.expiration.OrderFixtures.completed;
import static dev.ticketing.expiration.OrderFixtures.created;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events in, events out, with one instance and servers that work.
 */
class ExpirationIntegrationTests {

	private final World world = World.shared();

	private final Broker broker = this.world.broker();

	@Test
	void tellsOfEachDeadlineOnceOnTimeAndNeverEarly() {
		Instant soon = Instant.now().plusSeconds(4);
		List<OrderCreated> orders = IntStream.range(0, 300).mapToObj((i) -> created(soon.plusMillis(i * 5L))).toList();
		orders.forEach(this.broker::tell);
		awaitAll(orders, Duration.ofSeconds(30));
		assertToldOnceAndNotEarly(orders);
		assertThat(orders).as("punctual, as far as a busy machine can be")
			.allSatisfy((order) -> assertThat(latenessOf(order)).isLessThan(Duration.ofSeconds(3)));
		assertThat(orders.stream().map(this::latenessOf).sorted().toList().get(150)).as("median")
			.isLessThan(Duration.ofMillis(500));
	}

	@Test
	void tellsNothingOfAnOrderThatEndedBeforeItsDeadline() {
		Instant soon = Instant.now().plusSeconds(2);
		OrderCreated paid = created(soon);
		OrderCreated given = created(soon);
		this.broker.tell(paid);
		this.broker.tell(given);
		this.broker.tell(completed(paid));
		this.broker.tell(cancelled(given));
		awaitTheDeadlineOfALaterOrder(soon);
		assertThat(this.broker.about(paid.order().id())).isEmpty();
		assertThat(this.broker.about(given.order().id())).isEmpty();
	}

	@Test
	void tellsNothingOfAnOrderWhoseEndIsHeardOfFirst() {
		Instant soon = Instant.now().plusSeconds(1);
		OrderCreated paid = created(soon);
		OrderCreated given = created(soon);
		this.broker.tell(completed(paid));
		this.broker.tell(cancelled(given));
		this.broker.tell(paid);
		this.broker.tell(given);
		awaitTheDeadlineOfALaterOrder(soon);
		assertThat(this.broker.about(paid.order().id())).isEmpty();
		assertThat(this.broker.about(given.order().id())).isEmpty();
	}

	@Test
	void endsInTheSameStateWhateverTheOrderOfEventsAndHoweverOftenTheyCome() {
		Instant soon = Instant.now().plusSeconds(4);
		List<OrderCreated> open = IntStream.range(0, 50).mapToObj((i) -> created(soon)).toList();
		List<OrderCreated> closed = IntStream.range(0, 50).mapToObj((i) -> created(soon)).toList();
		List<OrderEvent> events = new ArrayList<>();
		open.forEach((order) -> events.addAll(List.of(order, order)));
		closed.forEach((order) -> events.addAll(List.of(order, order, completed(order), completed(order))));
		Collections.shuffle(events, new Random(7));
		events.forEach(this.broker::tell);
		awaitAll(open, Duration.ofSeconds(30));
		open.forEach(this.broker::tell);
		awaitTheDeadlineOfALaterOrder(soon);
		assertToldOnceAndNotEarly(open);
		assertThat(closed).allSatisfy((order) -> assertThat(this.broker.about(order.order().id())).isEmpty());
	}

	@Test
	void tellsOfADeadlineThatWasOverBeforeItWasHeardOf() {
		OrderCreated late = created(Instant.now().minusSeconds(60));
		this.broker.tell(late);
		awaitAll(List.of(late), Duration.ofSeconds(10));
		assertToldOnceAndNotEarly(List.of(late));
	}

	@Test
	void losesNoDeadlineWhenRedisLosesItsData() {
		Instant soon = Instant.now().plusSeconds(5);
		List<OrderCreated> orders = IntStream.range(0, 200).mapToObj((i) -> created(soon.plusMillis(i * 10L))).toList();
		orders.forEach(this.broker::tell);
		for (int i = 0; i < 4; i++) {
			Instant next = soon.plusMillis(i * 500L);
			Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> Instant.now().isAfter(next));
			flush();
		}
		awaitAll(orders, Duration.ofSeconds(30));
		assertToldOnceAndNotEarly(orders);
		assertThat(orders).allSatisfy((order) -> assertThat(latenessOf(order)).isLessThan(Duration.ofSeconds(6)));
	}

	@Test
	void isFilledAgainSoonAfterRedisHasLostItsData() {
		OrderCreated order = created(Instant.now().plusSeconds(600));
		this.broker.tell(order);
		StringRedisTemplate redis = this.world.instance().getBean(StringRedisTemplate.class);
		Awaitility.await().until(() -> redis.opsForZSet().score("{expiration}:due", order.order().id()) != null);
		flush();
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> redis.opsForZSet().score("{expiration}:due", order.order().id()) != null);
		this.broker.tell(cancelled(order));
		Awaitility.await().until(() -> redis.opsForZSet().score("{expiration}:due", order.order().id()) == null);
	}

	@Test
	void showsHowItIs() {
		assertThat(World.get(this.world.instance(), "/livez").statusCode()).isEqualTo(200);
		assertThat(World.get(this.world.instance(), "/readyz").statusCode()).isEqualTo(200);
		assertThat(World.get(this.world.instance(), "/actuator/health").statusCode()).isEqualTo(200);
		assertThat(World.get(this.world.instance(), "/actuator/prometheus").body()).contains(
				"ticketing_expiration_lateness_seconds_bucket", "ticketing_expiration_backlog",
				"ticketing_expiration_refills_total", "ticketing_expiration_leases_lapsed_total");
		assertThat(World.get(this.world.instance(), "/api/orders").statusCode()).isEqualTo(404);
	}

	private void flush() {
		this.world.instance()
			.getBean(StringRedisTemplate.class)
			.execute((org.springframework.data.redis.core.RedisCallback<Void>) (connection) -> {
				connection.serverCommands().flushAll();
				return null;
			});
	}

	private void awaitAll(List<OrderCreated> orders, Duration patience) {
		Awaitility.await()
			.atMost(patience)
			.until(() -> orders.stream().noneMatch((order) -> this.broker.about(order.order().id()).isEmpty()));
	}

	/**
	 * Waits until a deadline after the given one is told of, heard of after all others.
	 */
	private void awaitTheDeadlineOfALaterOrder(Instant deadline) {
		OrderCreated later = created(deadline.plusSeconds(3));
		this.broker.tell(later);
		awaitAll(List.of(later), Duration.ofSeconds(20));
	}

	private void assertToldOnceAndNotEarly(List<OrderCreated> orders) {
		assertThat(orders).allSatisfy((order) -> {
			List<Broker.Told> told = this.broker.about(order.order().id());
			assertThat(told).hasSize(1);
			assertThat(told.getFirst().time()).isAfterOrEqualTo(order.order().expiresAt());
			assertThat(told.getFirst().heard()).isAfterOrEqualTo(order.order().expiresAt());
		});
	}

	private Duration latenessOf(OrderCreated order) {
		return this.broker.about(order.order().id()).getFirst().lateness();
	}

}
