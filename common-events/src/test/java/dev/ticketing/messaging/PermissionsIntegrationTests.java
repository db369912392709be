package dev.ticketing.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import dev.ticketing.events.EventType;
import dev.ticketing.testing.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import io.nats.client.Options;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.ConsumerInfo;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * With the file that NATS gets on Kubernetes, every service can do all its work with the
 * code that does it, and nothing that is another's.
 */
class PermissionsIntegrationTests {

	private static ServerProcess server;

	@BeforeAll
	static void start() throws IOException {
		Path folder = Files.createTempDirectory("ticketing-permissions");
		Path from = Path.of("../infra/k8s/base/nats");
		// Servers before 2.10 refuse the interval; the environment stands in for the
		// pod's.
		String file = Files.readString(from.resolve("nats.conf"))
			.replaceAll("(?m)^ *(sync_interval|listen|http|pid_file):.*$", "")
			.replace("store_dir: \"/data\"", "store_dir: \"" + folder.resolve("data") + "\"")
			.replace("$POD_NAME", "nats-0")
			.replace("$NATS_FILE_STORE", "100MB")
			.replaceAll("\\$NATS_PASSWORD_(\\w+)", "\"secret-$1\"");
		Files.writeString(folder.resolve("nats.conf"), file);
		Files.copy(from.resolve("cluster.conf"), folder.resolve("cluster.conf"));
		server = ServerProcess.start((port) -> List.of("nats-server", "-a", "127.0.0.1", "-p", "" + port, "-c",
				folder.resolve("nats.conf").toString()));
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	private static Connection connect(String service) throws IOException, InterruptedException {
		return Nats.connect(options(service, "secret-" + service.toUpperCase(java.util.Locale.ROOT)).build());
	}

	private static Options.Builder options(String service, String password) {
		return Options.builder()
			.server("nats://127.0.0.1:" + server.port())
			.userInfo(service, password)
			.inboxPrefix("_INBOX." + service + ".")
			.errorListener(new QuietErrors())
			.connectionTimeout(Duration.ofSeconds(2))
			.maxReconnects(0);
	}

	@ParameterizedTest
	@CsvSource({ "tickets,orders", "orders,tickets orders expiration payments", "expiration,orders",
			"payments,orders" })
	void aServiceCanDoItsWork(String service, String contexts) throws Exception {
		NatsSettings settings = new NatsSettings("nats://127.0.0.1:" + server.port(), service,
				"secret-" + service.toUpperCase(java.util.Locale.ROOT), 1, Duration.ofDays(1), Duration.ofSeconds(30),
				64, 8, Duration.ofSeconds(2), Duration.ofSeconds(1));
		NatsConnection nats = new NatsConnection(settings, service);
		Lanes lanes = new Lanes();
		nats.start();
		try {
			Awaitility.await().until(() -> nats.current().isPresent());
			DeadLetters letters = new DeadLetters(nats, service);
			EventConsumers consumers = new EventConsumers(service, nats, new Streams(settings), lanes,
					consumers(service, contexts, settings, lanes, letters));
			consumers.start();
			consumers.look();
			assertThat(consumers.ready()).isTrue();
			Connection connection = nats.current().orElseThrow();
			connection.jetStream().publish("ticketing." + service + ".probe.v1.1", headers(), new byte[0]);
			for (String context : contexts.split(" ")) {
				publishAs(context);
			}
			// Without a type it can't be read: fetched, buried and acknowledged.
			Awaitility.await("acknowledgements in " + contexts)
				.until(() -> Stream.of(contexts.split(" ")).allMatch((context) -> done(connection, service, context)));
			assertThat(letters.all()).hasSizeGreaterThanOrEqualTo(contexts.split(" ").length);
			assertThat(letters.count()).isEqualTo(letters.all().size());
			for (MessageInfo letter : letters.all()) {
				letters.remove(letter);
			}
			assertThat(letters.all()).isEmpty();
			consumers.stop();
		}
		finally {
			nats.stop();
		}
	}

	private static List<StreamConsumer> consumers(String service, String contexts, NatsSettings settings, Lanes lanes,
			DeadLetters letters) {
		Delivery delivery = new Delivery(new Subscriptions(List.of()), letters,
				new Reception(new io.micrometer.core.instrument.simple.SimpleMeterRegistry(),
						io.micrometer.observation.ObservationRegistry.NOOP, java.time.Clock.systemUTC()),
				settings);
		return Stream.of(contexts.split(" "))
			.map((context) -> new StreamConsumer(service,
					EventType.all().stream().filter((type) -> type.context().equals(context)).toList(), settings, lanes,
					delivery))
			.toList();
	}

	private static Headers headers() {
		return new Headers().add("ce-subject", "1").add("ce-id", "1");
	}

	private static void publishAs(String context) throws Exception {
		Connection owner = connect(context);
		try {
			String kind = EventType.all()
				.stream()
				.filter((type) -> type.context().equals(context))
				.findFirst()
				.orElseThrow()
				.subject("1");
			owner.jetStream().publish(kind, headers(), new byte[0]);
		}
		finally {
			owner.close();
		}
	}

	private static boolean done(Connection connection, String service, String context) {
		ConsumerInfo info;
		try {
			info = connection.jetStreamManagement().getConsumerInfo(Streams.of(context), service + "-" + context);
		}
		catch (IOException | JetStreamApiException ex) {
			return false;
		}
		return info.getAckFloor().getStreamSequence() > 0 && info.getNumAckPending() == 0 && info.getNumPending() == 0;
	}

	@ParameterizedTest
	@CsvSource({ "tickets,ticketing.orders.order.created.v1.1", "payments,ticketing.orders.order.completed.v1.1",
			"orders,ticketing.payments.payment.authorized.v1.1", "expiration,ticketing.tickets.ticket.created.v1.1",
			"tickets,ticketing.dead-letters.orders.x.1" })
	void nobodyPublishesWhatIsAnothers(String service, String subject) throws Exception {
		Connection connection = connect(service);
		try {
			connection.publish(subject, new byte[0]);
			connection.flush(Duration.ofSeconds(2));
			Awaitility.await()
				.until(() -> connection.getLastError() != null && connection.getLastError()
					.toLowerCase(java.util.Locale.ROOT)
					.contains("permissions violation"));
		}
		finally {
			connection.close();
		}
	}

	@Test
	void nobodyTakesAnothersEventsOrDeletesAStream() throws Exception {
		Connection connection = connect("payments");
		try {
			var management = connection.jetStreamManagement(
					io.nats.client.JetStreamOptions.builder().requestTimeout(Duration.ofMillis(500)).build());
			assertThatThrownBy(() -> management.addOrUpdateConsumer("ORDERS",
					ConsumerConfiguration.builder().durable("orders-orders").build()))
				.isInstanceOf(Exception.class);
			assertThatThrownBy(() -> management.deleteStream("ORDERS")).isInstanceOf(Exception.class);
			assertThatThrownBy(() -> management.purgeStream("ORDERS")).isInstanceOf(Exception.class);
			Dispatcher dispatcher = connection.createDispatcher((message) -> {
			});
			dispatcher.subscribe("_INBOX.orders.>");
			Awaitility.await()
				.until(() -> connection.getLastError() != null && connection.getLastError().contains("_INBOX.orders"));
		}
		finally {
			connection.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "orders,wrong", "nobody,secret-ORDERS", "auth,secret-AUTH" })
	void whoeverIsNotKnownIsTurnedAway(String user, String password) {
		assertThatThrownBy(() -> Nats.connect(options(user, password).build())).isInstanceOf(IOException.class);
	}

}
