package dev.ticketing.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

import dev.ticketing.systemtests.OneService.End;
import dev.ticketing.systemtests.faults.FaultProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that can't work says in one line what is wrong and which setting to change.
 * Either it ends with an error, or it lives, is not ready, and goes on when it can: it
 * never half starts. With the real jars and real servers; more settings are tried in
 * {@code StartFailureTests}.
 */
@org.junit.jupiter.api.Order(70)
class StartTests {

	private static final Path FOLDER = Path.of("target", "start-tests").toAbsolutePath();

	private static Servers servers;

	@BeforeAll
	static void startServers() throws IOException {
		Files.createDirectories(FOLDER);
		servers = new Servers(FOLDER);
	}

	@AfterAll
	static void endServers() {
		servers.close();
	}

	record Refused(String service, Map<String, String> settings, String line) {

		@Override
		public String toString() {
			return this.service + " " + this.settings.keySet();
		}

	}

	static Stream<Refused> refused() {
		return Stream.of(new Refused("orders", Map.of("ORDERS_HOLD", "never"), "ORDERS_HOLD (orders.hold) is 'never'"),
				new Refused("payments", Map.of("PAYMENTS_MAXDECLINES", "0"), "PAYMENTS_MAXDECLINES"),
				new Refused("payments", Map.of("STRIPE_API_BASE", "stripe:12111"), "STRIPE_API_BASE"),
				new Refused("tickets", Map.of("NATS_URL", "nats://:::"), "NATS_URL is no address"),
				new Refused("expiration", Map.of("REDIS_URL", "redis:6379"), "REDIS_URL is no address"),
				new Refused("orders", Map.of("MONGODB_URI", "mongodb://127.0.0.1:1/orders"), "MongoDB is out of reach"),
				new Refused("orders", Map.of("MONGODB_URI", servers.mongo("orders").replace("//", "//orders:wrong@")),
						"MongoDB refuses the user or the password in MONGODB_URI"),
				new Refused("auth", Map.of("SESSION_KEYS", ""), "SESSION_KEYS is not set"),
				new Refused("payments",
						Map.of("TICKETING_ENVIRONMENT", "staging", "MONGODB_URI",
								"mongodb://payments:dev-only-7@db/payments", "TICKETING_NATS_PASSWORD", "own"),
						"MONGODB_URI is a secret for development, STRIPE_API_KEY is a secret for development, STRIPE_WEBHOOK_SECRET is not set"));
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource
	void refused(Refused refused) {
		try (OneService service = new OneService(refused.service(), FOLDER, settings(refused))) {
			End end = service.ends(Duration.ofSeconds(90));
			assertThat(end.status()).as(end.log()).isNotZero();
			assertThat(end.reports()).as(end.log())
				.singleElement()
				.asString()
				.contains(refused.line())
				.doesNotContain("dev-only-7", "wrong");
			assertThat(end.log()).doesNotContain("\tat ", "APPLICATION FAILED TO START");
		}
	}

	record Waiting(String service, Map<String, String> settings, String line) {

		@Override
		public String toString() {
			return this.service + " " + this.settings.keySet();
		}

	}

	static Stream<Waiting> waiting() {
		return Stream.of(
				new Waiting("tickets", Map.of("NATS_URL", "nats://127.0.0.1:1"),
						"is out of reach: start it, or set NATS_URL to where it is"),
				new Waiting("tickets",
						Map.of("NATS_URL", servers.guardedNats(), "TICKETING_NATS_USERNAME", "tickets",
								"TICKETING_NATS_PASSWORD", "wrong"),
						"set TICKETING_NATS_USERNAME and TICKETING_NATS_PASSWORD"),
				new Waiting("expiration", Map.of("REDIS_URL", "redis://127.0.0.1:1"),
						"Redis is out of reach: start it, or set REDIS_URL to where it is"),
				new Waiting("expiration", Map.of("REDIS_URL", servers.guardedRedis().replace("//", "//:wrong@")),
						"Redis refuses the user or the password in REDIS_URL"));
	}

	@ParameterizedTest
	@Execution(ExecutionMode.CONCURRENT)
	@MethodSource
	void waiting(Waiting waiting) {
		try (OneService service = new OneService(waiting.service(), FOLDER,
				settings(new Refused(waiting.service(), waiting.settings(), "")))) {
			service.lives(Duration.ofSeconds(90));
			Eventually.eventually(() -> assertThat(service.log()).contains(waiting.line()));
			assertThat(service.status("/readyz")).isEqualTo(503);
			assertThat(service.status("/livez")).isEqualTo(200);
			End end = service.asked(Duration.ofSeconds(50));
			assertThat(end.status()).as("by SIGTERM: " + end.log()).isEqualTo(143);
			assertThat(end.log().lines().filter((line) -> line.contains(waiting.line()))).as("said once").hasSize(1);
			assertThat(end.log()).doesNotContain(":wrong@");
		}
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void aMongoThatIsStillOnItsWayIsWaitedFor() {
		int door = PortRange.free(1);
		try (OneService service = waitingForMongo(door);
				FaultProxy _ = FaultProxy.start(door, servers.mongoPort(), 1)) {
			service.lives(Duration.ofSeconds(90));
			Eventually.eventually(() -> assertThat(service.status("/readyz")).isEqualTo(200));
			assertThat(service.log()).doesNotContain("Can't start");
			assertThat(service.log().lines().filter((line) -> line.contains("Waiting for MongoDB"))).hasSize(1);
		}
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void aRedisWithoutRoomIsToldOfAndDoneWithout() {
		try (OneService service = new OneService("expiration", FOLDER,
				settings(new Refused("expiration", Map.of("REDIS_URL", servers.fullRedis()), "")))) {
			service.lives(Duration.ofSeconds(90));
			Eventually.eventually(() -> assertThat(service.log())
				.contains("Redis has no room left: raise its maxmemory", "the sweep does their work"));
			Eventually.eventually(() -> assertThat(service.status("/readyz")).isEqualTo(200));
			End end = service.asked(Duration.ofSeconds(50));
			assertThat(end.log().lines().filter((line) -> line.contains("no room left"))).as("said once").hasSize(1);
		}
	}

	@Test
	@Execution(ExecutionMode.CONCURRENT)
	void aStartThatWaitsEndsAsSoonAsItIsAskedTo() {
		try (OneService service = waitingForMongo(1)) {
			End end = service.asked(Duration.ofSeconds(15));
			assertThat(end.status()).as(end.log()).isEqualTo(143);
			assertThat(end.log()).contains("Waits for MongoDB no longer: this process is asked to end");
		}
	}

	private static OneService waitingForMongo(int port) {
		OneService service = new OneService("tickets", FOLDER, settings(new Refused("tickets", Map.of("MONGODB_URI",
				"mongodb://127.0.0.1:%d/waiting".formatted(port), "MONGODB_START_PATIENCE", "80s"), "")));
		Eventually.eventually(() -> assertThat(service.log())
			.contains("Waiting for MongoDB, 80 s at most: MongoDB is out of reach", "set MONGODB_URI to where it is"));
		return service;
	}

	private static Map<String, String> settings(Refused refused) {
		Map<String, String> settings = new java.util.TreeMap<>(servers.settings(refused.service()));
		settings.putAll(refused.settings());
		return settings;
	}

}
