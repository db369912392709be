package dev.ticketing.payments.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A Stripe that answers everything alike and knows when each call came.
 */
final class CountingStripe implements AutoCloseable {

	private static final String INTENT = """
			{"id":"pi_1","object":"payment_intent","status":"canceled","amount":100,"currency":"usd"}""";

	private static final String TOO_MANY = """
			{"error":{"type":"invalid_request_error","code":"rate_limit","message":"Too many requests"}}""";

	private final Queue<Call> calls = new ConcurrentLinkedQueue<>();

	private final AtomicInteger toTurnAway = new AtomicInteger();

	private volatile boolean saysRetry;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	CountingStripe() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(this.threads);
		this.server.createContext("/", this::answer);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	/**
	 * Answers the next calls with 429.
	 */
	void turnAway(int number, boolean saysRetry) {
		this.saysRetry = saysRetry;
		this.toTurnAway.set(number);
	}

	private void answer(HttpExchange exchange) throws IOException {
		this.calls.add(new Call(exchange.getRequestMethod() + " " + exchange.getRequestURI(), System.nanoTime()));
		boolean away = this.toTurnAway.getAndUpdate((n) -> Math.max(0, n - 1)) > 0;
		byte[] body = (away ? TOO_MANY : INTENT).getBytes(StandardCharsets.UTF_8);
		exchange.getRequestBody().readAllBytes();
		if (away) {
			exchange.getResponseHeaders().set("Stripe-Should-Retry", String.valueOf(this.saysRetry));
		}
		exchange.sendResponseHeaders(away ? 429 : 200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	List<Call> calls() {
		return List.copyOf(this.calls);
	}

	/**
	 * Those whose method or path have this in them.
	 */
	List<Call> calls(String part) {
		return this.calls.stream().filter((call) -> call.what().contains(part)).toList();
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.close();
	}

	/**
	 * A call that came.
	 *
	 * @param at by the clock of {@link System#nanoTime}
	 */
	record Call(String what, long at) {
	}

}
