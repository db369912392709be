package dev.ticketing.expiration;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.testing.ServerProcess;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.redis.core.StringRedisTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redis and NATS die, hang, and come back.
 */
class OutagesIntegrationTests {

	// Two or three seconds, and what a machine that is busy with other things adds.
	private static final Duration BOUND = Duration.ofSeconds(15);

	@TempDir
	private Path data;

	private ServerProcess nats;

	@BeforeEach
	void startBroker() {
		this.nats = ServerProcess.start((port) -> List.of("nats-server", "-a", "127.0.0.1", "-p", "" + port, "-js",
				"-sd", this.data.toString()));
	}

	@AfterEach
	void stopBroker() {
		this.nats.close();
	}

	@Test
	void isALittleLateWithoutRedisAndPunctualAgainWithAnEmptyOne() {
		try (ServerProcess redis = startRedis();
				World world = new World(natsUrl(), "redis://127.0.0.1:" + redis.port())) {
			List<OrderCreated> before = tell(world, 50, Instant.now().plusSeconds(5));
			redis.kill();
			List<OrderCreated> during = tell(world, 50, Instant.now().plusSeconds(5));
			world.broker().awaitAll(before, Duration.ofSeconds(40));
			world.broker().awaitAll(during, Duration.ofSeconds(40));
			world.broker().assertToldOnceAndNotEarly(before);
			world.broker().assertToldOnceAndNotEarly(during);
			assertThat(world.broker().latenesses(before).getLast()).isLessThan(BOUND);
			assertThat(world.broker().latenesses(during).getLast()).isLessThan(BOUND);
			assertThat(World.get(world.instance(), "/readyz").statusCode()).as("still of use").isEqualTo(200);
			assertThat(World.get(world.instance(), "/actuator/health").statusCode()).as("but not well").isEqualTo(503);

			List<OrderCreated> after = tell(world, 50, Instant.now().plusSeconds(15));
			redis.start();
			Awaitility.await("the timers to be filled")
				.atMost(Duration.ofSeconds(14))
				.ignoreExceptions()
				.until(() -> timers(world) == 50);
			world.broker().awaitAll(after, Duration.ofSeconds(40));
			world.broker().assertToldOnceAndNotEarly(after);
			assertThat(world.broker().latenesses(after).get(25)).as("sooner than the sweep would be")
				.isLessThan(Duration.ofMillis(900));
		}
	}

	@Test
	void worksWithARedisThatNeverAnswers() throws IOException {
		// It takes connections, and that is all.
		try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
				World world = new World(natsUrl(), "redis://127.0.0.1:" + silent.getLocalPort())) {
			List<OrderCreated> orders = tell(world, 200, Instant.now().plusSeconds(4));
			world.broker().awaitAll(orders, Duration.ofSeconds(40));
			world.broker().assertToldOnceAndNotEarly(orders);
			assertThat(world.broker().latenesses(orders).getLast()).isLessThan(BOUND);
			assertThat(World.get(world.instance(), "/readyz").statusCode()).as("never reached since the start")
				.isEqualTo(503);
			assertThat(World.get(world.instance(), "/livez").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void tellsOfADeadlineThatPassedWithoutABrokerWhenThereIsOneAgain() {
		try (ServerProcess redis = startRedis();
				World world = new World(natsUrl(), "redis://127.0.0.1:" + redis.port())) {
			List<OrderCreated> orders = tell(world, 50, Instant.now().plusSeconds(4));
			Awaitility.await("all to be heard of")
				.atMost(Duration.ofSeconds(40))
				.until(() -> stored(world) == World.WARM_UP + 50);
			this.nats.kill();
			Awaitility.await("all to pass")
				.atMost(Duration.ofSeconds(40))
				.until(() -> passed(world) == World.WARM_UP + 50);
			assertThat(World.get(world.instance(), "/readyz").statusCode()).isEqualTo(503);
			this.nats.start();
			world.broker().awaitAll(orders, Duration.ofSeconds(60));
			world.broker().assertToldOnceAndNotEarly(orders);
			assertThat(World.get(world.instance(), "/readyz").statusCode()).isEqualTo(200);

			List<OrderCreated> after = tell(world, 50, Instant.now());
			world.broker().awaitAll(after, BOUND);
		}
	}

	private String natsUrl() {
		return "nats://127.0.0.1:" + this.nats.port();
	}

	private static ServerProcess startRedis() {
		return ServerProcess.start((port) -> List.of("redis-server", "--bind", "127.0.0.1", "--port", "" + port,
				"--save", "", "--appendonly", "no"));
	}

	private static List<OrderCreated> tell(World world, int count, Instant first) {
		List<OrderCreated> orders = IntStream.range(0, count)
			.mapToObj((i) -> OrderFixtures.created(first.plusMillis(i * 10L)))
			.toList();
		orders.forEach(world.broker()::tell);
		return orders;
	}

	private static Long timers(World world) {
		return world.instance().getBean(StringRedisTemplate.class).opsForZSet().zCard("{expiration}:due");
	}

	private static long stored(World world) {
		return world.instance().getBean(MongoTemplate.class).count(new Query(), "deadlines");
	}

	private static long passed(World world) {
		return world.instance()
			.getBean(MongoTemplate.class)
			.count(Query.query(Criteria.where("status").is("PASSED")), "deadlines");
	}

}
