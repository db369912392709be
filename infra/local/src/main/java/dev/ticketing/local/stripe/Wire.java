package dev.ticketing.local.stripe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import com.sun.net.httpserver.HttpExchange;
import dev.ticketing.local.stripe.IdempotencyKeys.Reply;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One HTTP exchange: what came in and what goes out.
 */
final class Wire implements AutoCloseable {

	private static final int LARGEST_BODY = 1 << 20;

	private final HttpExchange exchange;

	Wire(HttpExchange exchange) {
		this.exchange = exchange;
	}

	String method() {
		return this.exchange.getRequestMethod();
	}

	String path() {
		return this.exchange.getRequestURI().getPath();
	}

	@Nullable String header(String name) {
		return this.exchange.getRequestHeaders().getFirst(name);
	}

	byte[] body() throws IOException {
		return this.exchange.getRequestBody().readNBytes(LARGEST_BODY);
	}

	void redirect(String url) throws IOException {
		this.exchange.getResponseHeaders().set("Location", url);
		this.exchange.sendResponseHeaders(303, -1);
	}

	Request request() throws IOException {
		byte[] body = body();
		boolean reading = method().equals("GET");
		String form = reading ? this.exchange.getRequestURI().getRawQuery() : new String(body, StandardCharsets.UTF_8);
		String host = Objects.requireNonNullElse(header("Host"), "127.0.0.1");
		return new Request(method(), path(), Form.decode(form), reading ? null : header("Idempotency-Key"), host,
				false);
	}

	void write(Answer answer) throws IOException {
		write(answer.status(), PaymentIntentJson.of(answer));
	}

	void write(Reply reply) throws IOException {
		if (reply.replayed()) {
			this.exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
		}
		String key = header("Idempotency-Key");
		if (key != null) {
			this.exchange.getResponseHeaders().set("Idempotency-Key", key);
		}
		write(reply.answer());
	}

	void write(int status, JsonNode json) throws IOException {
		write(status, "application/json", json.toString());
	}

	/** The body of a good answer whose length is not known beforehand. */
	OutputStream jsonBody() throws IOException {
		this.exchange.getResponseHeaders().set("Content-Type", "application/json");
		this.exchange.sendResponseHeaders(200, 0);
		return this.exchange.getResponseBody();
	}

	void writeHtml(String html) throws IOException {
		write(200, "text/html; charset=utf-8", html);
	}

	private void write(int status, String type, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		this.exchange.getResponseHeaders().set("Content-Type", type);
		this.exchange.getResponseHeaders().set("Request-Id", "req_" + Ids.random(14));
		this.exchange.sendResponseHeaders(status, body.length);
		this.exchange.getResponseBody().write(body);
	}

	@Override
	public void close() {
		this.exchange.close();
	}

}
