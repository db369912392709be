package dev.ticketing.expiration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

import dev.ticketing.events.OrderEvent;
import dev.ticketing.events.OrderEvent.OrderCreated;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

import static dev.ticketing.expiration.OrderFixtures.cancelled;
import static dev.ticketing.expiration.OrderFixtures.completed;
import static dev.ticketing.expiration.OrderFixtures.created;
import static dev.ticketing.expiration.OrderFixtures.expired;
import static dev.ticketing.expiration.OrderFixtures.extended;
import static dev.ticketing.expiration.OrderFixtures.refunded;
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
		this.broker.awaitAll(orders, Duration.ofSeconds(30));
		this.broker.assertToldOnceAndNotEarly(orders);
		List<Duration> latenesses = this.broker.latenesses(orders);
		assertThat(latenesses.getLast()).isLessThan(Duration.ofSeconds(5));
		assertThat(latenesses.get(150)).as("median: sooner than the sweep would be").isLessThan(Duration.ofMillis(900));
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
		closed.forEach(
				(order) -> events.addAll(List.of(order, order, completed(order), completed(order), refunded(order))));
		Collections.shuffle(events, new Random(7));
		events.forEach(this.broker::tell);
		this.broker.awaitAll(open, Duration.ofSeconds(30));
		open.forEach(this.broker::tell);
		awaitTheDeadlineOfALaterOrder(soon);
		this.broker.assertToldOnceAndNotEarly(open);
		assertThat(closed).allSatisfy((order) -> assertThat(this.broker.about(order.order().id())).isEmpty());
	}

	@Test
	void waitsForTheNewDeadlineOfAnOrderThatGetsMoreTime() {
		Instant soon = Instant.now().plusSeconds(2);
		Instant later = soon.plusSeconds(3);
		List<OrderCreated> orders = IntStream.range(0, 50).mapToObj((i) -> created(soon)).toList();
		orders.forEach(this.broker::tell);
		orders.forEach((order) -> this.broker.tell(extended(order, later)));
		List<OrderCreated> extended = orders.stream().map((order) -> created(order.order().id(), later)).toList();
		this.broker.awaitAll(extended, Duration.ofSeconds(20));
		this.broker.assertToldOnceAndNotEarly(extended);
	}

	@Test
	void tellsOfADeadlineThatWasOverBeforeItWasHeardOf() {
		OrderCreated late = created(Instant.now().minusSeconds(60));
		this.broker.tell(late);
		this.broker.awaitAll(List.of(late), Duration.ofSeconds(10));
		this.broker.assertToldOnceAndNotEarly(List.of(late));
	}

	@Test
	void tellsNothingMoreAfterTheOrderHasExpired() {
		OrderCreated order = created(Instant.now());
		this.broker.tell(order);
		this.broker.awaitAll(List.of(order), Duration.ofSeconds(10));
		Document passed = deadline(order);
		assertThat(passed).containsEntry("status", "PASSED");
		this.broker.tell(expired(order));
		this.broker.tell(order);
		awaitTheDeadlineOfALaterOrder(Instant.now());
		this.broker.assertToldOnceAndNotEarly(List.of(order));
		assertThat(deadline(order)).as("not even written").containsEntry("version", passed.get("version"));
	}

	@Test
	void believesInNoExpiryBeforeItsTime() {
		OrderCreated order = created(Instant.now().plusSeconds(2));
		this.broker.tell(order);
		this.broker.tell(expired(order));
		awaitTheDeadlineOfALaterOrder(order.order().expiresAt());
		assertThat(this.broker.about(order.order().id())).isEmpty();
	}

	private Document deadline(OrderCreated order) {
		return Objects.requireNonNull(this.world.instance()
			.getBean(MongoTemplate.class)
			.getCollection("deadlines")
			.find(new Document("_id", order.order().id()))
			.first());
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
		this.broker.awaitAll(orders, Duration.ofSeconds(30));
		this.broker.assertToldOnceAndNotEarly(orders);
		assertThat(this.broker.latenesses(orders).getLast()).isLessThan(Duration.ofSeconds(6));
	}

	@Test
	void isFilledAgainSoonAfterRedisHasLostItsData() {
		OrderCreated order = created(Instant.now().plusSeconds(600));
		this.broker.tell(order);
		awaitTimer(order, true);
		flush();
		awaitTimer(order, true);
		this.broker.tell(cancelled(order));
		awaitTimer(order, false);
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

	private void awaitTimer(OrderCreated order, boolean there) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.ignoreExceptions()
			.until(() -> (redis().opsForZSet().score("{expiration}:due", order.order().id()) != null) == there);
	}

	private StringRedisTemplate redis() {
		return this.world.instance().getBean(StringRedisTemplate.class);
	}

	private void flush() {
		Awaitility.await().ignoreExceptions().until(() -> redis().execute((RedisCallback<Boolean>) (connection) -> {
			connection.serverCommands().flushAll();
			return true;
		}));
	}

	/**
	 * Waits until a deadline after the given one is told of, heard of after all others.
	 */
	private void awaitTheDeadlineOfALaterOrder(Instant deadline) {
		OrderCreated later = created(deadline.plusSeconds(3));
		this.broker.tell(later);
		this.broker.awaitAll(List.of(later), Duration.ofSeconds(20));
	}

}
