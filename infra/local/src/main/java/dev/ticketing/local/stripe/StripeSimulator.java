package dev.ticketing.local.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpServer;
import dev.ticketing.local.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * A stateful Stripe on 127.0.0.1 that Stripe's own client library talks to unchanged. It
 * charges no card. With a folder it survives being killed; without one it forgets all
 * when closed.
 */
public final class StripeSimulator implements AutoCloseable {

	private static final System.Logger LOG = System.getLogger(StripeSimulator.class.getName());

	private static final Duration TICK = Duration.ofMillis(200);

	private final HttpServer server;

	private final ExecutorService threads;

	private final Ledger ledger;

	private StripeSimulator(HttpServer server, Ledger ledger) {
		this.server = server;
		this.threads = Executors.newVirtualThreadPerTaskExecutor();
		this.ledger = ledger;
	}

	/**
	 * Starts the program: {@code --port N [--data FOLDER]}, with the endpoint for events
	 * in {@code --webhook URL --webhook-secret SECRET} or in the environment:
	 * {@code STRIPE_WEBHOOK_URL} and {@code STRIPE_WEBHOOK_SECRET}.
	 */
	public static void main(String[] arguments) {
		CommandLine given = CommandLine.of(12111, Set.of("--webhook", "--webhook-secret"), arguments);
		WebhookEndpoint endpoint = WebhookEndpoint.of(
				given.more().getOrDefault("--webhook", System.getenv("STRIPE_WEBHOOK_URL")),
				given.more().getOrDefault("--webhook-secret", System.getenv("STRIPE_WEBHOOK_SECRET")));
		StripeSimulator simulator = start(given.port(), given.data(), endpoint, Clock.systemUTC());
		Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "close"));
		System.out.println("Stripe (simulator) listens on " + simulator.url());
	}

	/**
	 * Starts one in memory.
	 * @param port the port, 0 for any free one
	 */
	public static StripeSimulator start(int port) {
		return start(port, (Path) null);
	}

	/**
	 * Starts one that keeps its journal in a folder, or in memory without one.
	 * @param port the port, 0 for any free one
	 */
	public static StripeSimulator start(int port, @Nullable Path data) {
		return start(port, data, Clock.systemUTC());
	}

	/**
	 * Starts one in memory that sends its events somewhere.
	 * @param port the port, 0 for any free one
	 */
	public static StripeSimulator start(int port, WebhookEndpoint endpoint) {
		return start(port, null, endpoint, Clock.systemUTC());
	}

	static StripeSimulator start(int port, @Nullable Path data, Clock clock) {
		return start(port, data, null, clock);
	}

	static StripeSimulator start(int port, @Nullable Path data, @Nullable WebhookEndpoint endpoint, Clock clock) {
		// Else each answer waits 40 ms for the acknowledgement of its headers.
		System.setProperty("sun.net.httpserver.nodelay", "true");
		IdempotencyKeys keys = new IdempotencyKeys(clock);
		Ledger ledger = new Ledger(data, keys, clock);
		try {
			StripeSimulator simulator = new StripeSimulator(listen(port), ledger);
			simulator.serve(keys, endpoint);
			return simulator;
		}
		catch (IOException ex) {
			ledger.close();
			throw new UncheckedIOException("Cannot listen on port " + port, ex);
		}
	}

	// In a pod of its own it must be reached from others; everywhere else, from here
	// only.
	private static HttpServer listen(int port) throws IOException {
		String host = System.getenv().getOrDefault("STRIPE_SIMULATOR_HOST", "127.0.0.1");
		return HttpServer.create(new InetSocketAddress(host, port), 1024);
	}

	private void serve(IdempotencyKeys keys, @Nullable WebhookEndpoint endpoint) {
		Faults faults = new Faults();
		PaymentIntents intents = new PaymentIntents(this.ledger);
		Refunds refunds = new Refunds(this.ledger);
		Api api = new Api(this.ledger, intents, refunds);
		Control control = new Control(this.ledger, intents, refunds, faults);
		this.server.createContext("/", new Router(api, control, faults, keys));
		this.server.setExecutor(this.threads);
		if (endpoint != null) {
			this.ledger.listen(new Webhooks(endpoint, faults, this.ledger, this.threads)::send);
		}
		else {
			this.ledger.ignore();
		}
		this.threads.execute(this::keepTime);
		this.server.start();
	}

	private void keepTime() {
		try {
			while (!Thread.currentThread().isInterrupted()) {
				Thread.sleep(TICK);
				keepTimeOnce();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void keepTimeOnce() {
		try {
			this.ledger.keepTime();
		}
		catch (StripeRefusal ex) {
			LOG.log(Level.INFO, "Tries again to do what is due: {0}", ex.getMessage());
		}
	}

	/** Where it listens; what {@code StripeClient} takes as the API base. */
	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** Stops; a request that is not answered yet may have been executed or not. */
	@Override
	public void close() {
		this.server.stop(0);
		// What waits to be sent is sent after the next start.
		this.threads.shutdownNow();
		this.threads.close();
		this.ledger.close();
	}

}
