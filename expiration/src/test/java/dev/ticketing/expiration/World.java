package dev.ticketing.expiration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.testing.LocalServers;
import org.awaitility.Awaitility;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A database, a broker and a Redis with instances of this service on them. A world of its
 * own broker for who breaks things; one shared by all others, since all instances on one
 * broker share the events.
 */
public final class World implements AutoCloseable {

	/**
	 * How many deadlines have passed in every world before a test begins.
	 */
	static final int WARM_UP = 50;

	private static World shared;

	private final String mongo = LocalServers.mongo("expiration");

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	private final String nats;

	private final String redis;

	private final Broker broker;

	World(String nats, String redis) {
		this.nats = nats;
		this.redis = redis;
		startInstance();
		this.broker = Broker.at(nats);
		warmUp();
	}

	// The first events find everything cold; punctuality is not measured with them.
	private void warmUp() {
		List<OrderCreated> orders = Stream.generate(() -> OrderFixtures.created(Instant.now())).limit(WARM_UP).toList();
		orders.forEach(this.broker::tell);
		this.broker.awaitAll(orders, Duration.ofSeconds(60));
	}

	/**
	 * The one that lives as long as the test run, with one instance.
	 */
	public static synchronized World shared() {
		if (shared == null) {
			shared = new World(LocalServers.nats(), LocalServers.redis());
		}
		return shared;
	}

	/**
	 * Starts an instance and waits until it hears events.
	 */
	public ConfigurableApplicationContext startInstance() {
		ConfigurableApplicationContext instance = new SpringApplicationBuilder(ExpirationApplication.class).run(
				"--server.port=0", "--server.address=127.0.0.1", "--spring.mongodb.uri=" + this.mongo,
				"--ticketing.nats.url=" + this.nats, "--spring.data.redis.url=" + this.redis);
		this.instances.add(instance);
		Awaitility.await("readiness")
			.atMost(Duration.ofSeconds(30))
			.until(() -> instance.getBean("natsHealthIndicator", HealthIndicator.class)
				.health()
				.getStatus()
				.equals(Status.UP));
		return instance;
	}

	public ConfigurableApplicationContext instance() {
		return this.instances.getFirst();
	}

	public Broker broker() {
		return this.broker;
	}

	/**
	 * What an instance answers.
	 */
	public static HttpResponse<String> get(ConfigurableApplicationContext instance, String path) {
		String port = instance.getEnvironment().getProperty("local.server.port");
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.broker.close();
		this.instances.forEach(ConfigurableApplicationContext::close);
	}

}
