package dev.ticketing.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

import com.mongodb.client.MongoClients;
import dev.ticketing.testing.LocalServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotentRequestsTests {

	private static final String STORE = LocalServers.mongo("idempotency");

	private static final MongoTemplate MONGO = new MongoTemplate(MongoClients.create(STORE),
			STORE.substring(STORE.lastIndexOf('/') + 1));

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Map<String, Integer> BODY = Map.of("quantity", 2);

	private final String scope = "order:" + new org.bson.types.ObjectId();

	private final List<String> effects = new CopyOnWriteArrayList<>();

	private final IdempotentRequests requests = at(Duration.ZERO);

	@Test
	void doesItOnceAndAnswersTheSameAgain() {
		ResponseEntity<?> first = once("k", BODY, this::created);
		ResponseEntity<?> again = once("k", BODY, this::created);
		assertThat(this.effects).hasSize(1);
		assertThat(again.getStatusCode()).isEqualTo(first.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(text(again)).isEqualTo(text(first));
	}

	@Test
	void doesItEachTimeWithoutAKey() {
		once(null, BODY, this::created);
		once(null, BODY, this::created);
		assertThat(this.effects).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void refusesAnotherBodyUnderTheSameKey() {
		once("k", BODY, this::created);
		assertThat(refused("k", Map.of("quantity", 3), this::created)).isEqualTo(HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(this.effects).hasSize(1);
	}

	@Test
	void keysOfDifferentPeopleHaveNothingToDoWithEachOther() {
		once("k", BODY, this::created);
		this.requests.once(this.scope + "-other", "k", Map.of("quantity", 3), this::created);
		assertThat(this.effects).hasSize(2);
	}

	@Test
	void twentyAtOnceHaveOneEffectAndEqualAnswers() throws Exception {
		CountDownLatch begin = new CountDownLatch(1);
		List<String> answers = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Callable<String> request = () -> {
				begin.await();
				return text(once("k", BODY, this::created));
			};
			List<Future<String>> futures = java.util.stream.Stream.generate(() -> threads.submit(request))
				.limit(20)
				.toList();
			begin.countDown();
			for (Future<String> future : futures) {
				answers.add(future.get());
			}
		}
		assertThat(this.effects).hasSize(1);
		assertThat(answers).hasSize(20).containsOnly("{\"id\":\"%s\"}".formatted(this.effects.getFirst()));
	}

	@Test
	void repeatsARefusalWithoutTryingAgain() {
		Function<String, ResponseEntity<?>> soldOut = (id) -> {
			this.effects.add(id);
			throw Refusal.conflict("There are only 3 left.").with("available", 3);
		};
		assertThat(refused("k", BODY, soldOut)).isEqualTo(HttpStatus.CONFLICT);
		ResponseEntity<?> again = once("k", BODY, soldOut);
		assertThat(again.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
		assertThat(Http.problem(text(again), 409).get("available").asInt()).isEqualTo(3);
		assertThat(this.effects).hasSize(1);
	}

	@Test
	void takesOverFromOneThatDiedUnderTheSameReservedId() {
		died("k");
		ResponseEntity<?> later = at(Duration.ofSeconds(31)).once(this.scope, "k", BODY, this::created);
		assertThat(later.getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(this.effects).hasSize(2).containsOnly(this.effects.getFirst());
	}

	@Test
	void waitsInVainForOneThatMayStillBeAtWork() {
		died("k");
		assertThat(refused("k", BODY, this::created)).isEqualTo(HttpStatus.CONFLICT);
		assertThat(this.effects).hasSize(1);
	}

	@Test
	void triesAgainAtOnceAfterAFailureOfOurs() {
		for (Function<String, ResponseEntity<?>> failing : List.<Function<String, ResponseEntity<?>>>of((id) -> {
			this.effects.add(id);
			throw Refusal.of(HttpStatus.SERVICE_UNAVAILABLE, "Not now.");
		}, (id) -> {
			this.effects.add(id);
			throw Refusal.of(HttpStatus.TOO_MANY_REQUESTS, "Slowly.");
		}, (id) -> {
			this.effects.add(id);
			throw new DuplicateKeyException("twice");
		})) {
			assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> once("k", BODY, failing));
		}
		once("k", BODY, (id) -> {
			this.effects.add(id);
			return ResponseEntity.status(502).body("?");
		});
		once("k", BODY, this::created);
		assertThat(this.effects).hasSize(5).containsOnly(this.effects.getFirst());
		assertThat(once("k", BODY, this::created).getStatusCode()).isEqualTo(HttpStatus.CREATED);
		assertThat(this.effects).hasSize(5);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "ä", "a\n", "\u0000" })
	void refusesAKeyThatIsNone(String key) {
		assertThat(refused(key, BODY, this::created)).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(refused("x".repeat(256), BODY, this::created)).isEqualTo(HttpStatus.BAD_REQUEST);
		assertThat(this.effects).isEmpty();
	}

	private void died(String key) {
		assertThatExceptionOfType(ThreadDeath.class).isThrownBy(() -> once(key, BODY, (id) -> {
			this.effects.add(id);
			throw new ThreadDeath();
		}));
	}

	/**
	 * What a power cut does to a thread: nobody catches it.
	 */
	private static final class ThreadDeath extends Error {

	}

	private ResponseEntity<?> created(String id) {
		this.effects.add(id);
		return ResponseEntity.status(HttpStatus.CREATED).body(Map.of("id", id));
	}

	private ResponseEntity<?> once(String key, Object body, Function<String, ResponseEntity<?>> work) {
		return this.requests.once(this.scope, key, body, work);
	}

	private HttpStatus refused(String key, Object body, Function<String, ResponseEntity<?>> work) {
		try {
			throw new AssertionError("not refused: " + once(key, body, work));
		}
		catch (Refusal refusal) {
			return refusal.status();
		}
	}

	private static String text(ResponseEntity<?> answer) {
		return (answer.getBody() instanceof byte[] bytes) ? new String(bytes, StandardCharsets.UTF_8)
				: JSON.writeValueAsString(answer.getBody());
	}

	private static IdempotentRequests at(Duration later) {
		return new IdempotentRequests(MONGO, JSON,
				Clock.fixed(Instant.parse("2027-05-01T19:30:00Z").plus(later), ZoneOffset.UTC));
	}

}
