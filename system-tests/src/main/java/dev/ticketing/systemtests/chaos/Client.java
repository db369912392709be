package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.ticketing.systemtests.invariants.Note;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody with a session, who notes every request and what came of it.
 */
final class Client {

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final String gateway;

	private final String user;

	private final String cookie;

	private final Journal journal;

	private Client(String gateway, String user, String cookie, Journal journal) {
		this.gateway = gateway;
		this.user = user;
		this.cookie = cookie;
		this.journal = journal;
	}

	/**
	 * Somebody new.
	 */
	static Client signUp(Settings settings, String name, Journal journal) throws IOException, InterruptedException {
		String gateway = "http://127.0.0.1:" + settings.port();
		HttpResponse<String> answer = HTTP.send(
				request(gateway + "/api/users/signup", "POST",
						Map.of("email", name + "@example.test", "password", "correct horse battery"))
					.build(),
				BodyHandlers.ofString());
		if (answer.statusCode() != 201) {
			throw new IllegalStateException("Nobody can sign up: " + answer.body());
		}
		String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
		return new Client(gateway, JsonMapper.shared().readTree(answer.body()).path("id").asString(), cookie, journal);
	}

	private static HttpRequest.Builder request(String uri, String method, @Nullable Object body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri)).timeout(PATIENCE);
		return (body == null) ? request.method(method, BodyPublishers.noBody())
				: request.header("Content-Type", "application/json")
					.method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)));
	}

	/**
	 * Sends a request once.
	 */
	Note send(Wish wish) throws InterruptedException {
		HttpRequest.Builder request = request(this.gateway + wish.path(), wish.method(), wish.body());
		request.header("Cookie", this.cookie).header("Idempotency-Key", wish.key());
		Instant sent = Instant.now();
		try {
			HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
			return note(wish, sent, outcome(answer), answer.statusCode(), answer.body());
		}
		catch (IOException ex) {
			return note(wish, sent, Outcome.UNKNOWN, 0, ex.toString());
		}
	}

	private Note note(Wish wish, Instant sent, Outcome outcome, int status, String body) {
		return this.journal.keep(new Note(sent, Instant.now(), this.user, wish.operation(), wish.key(), wish.subject(),
				wish.quantity(), outcome, status, body));
	}

	private static Outcome outcome(HttpResponse<String> answer) {
		int status = answer.statusCode();
		if (status < 300) {
			return Outcome.OK;
		}
		boolean early = answer.headers().firstValue("Retry-After").isPresent();
		return (status >= 500 || status == 429 || early) ? Outcome.UNKNOWN : Outcome.FAIL;
	}

	/**
	 * Sends a request again, as good clients do, until there is an answer that lasts or
	 * it is time to go home.
	 */
	Note insist(Wish wish, Instant until) throws InterruptedException {
		Note note = send(wish);
		for (long pause = 100; note.outcome() == Outcome.UNKNOWN && Instant.now().isBefore(until);) {
			Thread.sleep(pause);
			pause = Math.min(2 * pause, 1_000);
			note = send(wish);
		}
		return note;
	}

	/**
	 * Sends two requests at the same time, each until there is an answer that lasts.
	 */
	List<Note> insistAtOnce(Wish one, Wish other, Instant until) throws InterruptedException {
		return Together.all(Stream.of(one, other).map((wish) -> (Callable<Note>) () -> insist(wish, until)).toList());
	}

	static JsonNode body(Note note) {
		return JsonMapper.shared().readTree(note.body());
	}

}
