package dev.ticketing.testing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads server-sent events as a browser does.
 */
public final class EventStream implements AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.build();

	private static final Event END = new Event("", "", "");

	private final HttpResponse<InputStream> response;

	private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

	private EventStream(HttpResponse<InputStream> response) {
		this.response = response;
		Thread.ofVirtual().start(this::read);
	}

	/**
	 * Connects, and waits until the answer has begun.
	 * @param headers names and values
	 */
	public static EventStream open(URI address, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return new EventStream(HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void read() {
		try (Scanner text = new Scanner(this.response.body(), StandardCharsets.UTF_8)) {
			text.useDelimiter("\n\n");
			while (text.hasNext()) {
				this.events.add(Event.of(text.next()));
			}
		}
		this.events.add(END);
	}

	/**
	 * The next event, or comment.
	 * @throws AssertionError if there is none for so long, or the stream has ended
	 */
	public Event any(Duration patience) {
		try {
			Event event = this.events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
			if (event == null || event == END) {
				throw new AssertionError((event == null) ? "no event for " + patience : "the stream has ended");
			}
			return event;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The next event that says something.
	 */
	public Event next(Duration patience) {
		Event event = any(patience);
		while (event.name().isEmpty()) {
			event = any(patience);
		}
		return event;
	}

	/**
	 * Waits for the end.
	 * @return whether it came
	 */
	public boolean ends(Duration patience) {
		try {
			long deadline = System.nanoTime() + patience.toNanos();
			Event event;
			do {
				event = this.events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
			while (event != null && event != END);
			return event == END;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public int status() {
		return this.response.statusCode();
	}

	public String header(String name) {
		return this.response.headers().firstValue(name).orElse("");
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			// It has ended already.
		}
	}

	/**
	 * What was told.
	 *
	 * @param name empty for what is only a comment or a setting
	 */
	public record Event(String id, String name, String data) {

		private static final JsonMapper JSON = JsonMapper.builder().build();

		private static Event of(String block) {
			return new Event(field(block, "id: "), field(block, "event: "), field(block, "data: "));
		}

		private static String field(String block, String prefix) {
			return block.lines()
				.filter((line) -> line.startsWith(prefix))
				.map((line) -> line.substring(prefix.length()))
				.findFirst()
				.orElse("");
		}

		public JsonNode json() {
			return JSON.readTree(this.data);
		}

	}

}
