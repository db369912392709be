package dev.ticketing.tickets.ticket;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.ServerProcess;
import dev.ticketing.testing.SessionFixtures;
import dev.ticketing.tickets.TicketsApplication;
import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Nats;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The service with a broker of its own, which goes away and comes back.
 */
class BrokerOutageIntegrationTests {

	@TempDir
	Path data;

	@Test
	void whatIsWrittenWithoutABrokerIsToldWhenItIsBack() throws Exception {
		try (ServerProcess broker = ServerProcess.start((port) -> List.of("nats-server", "-a", "127.0.0.1", "-p",
				"" + port, "-js", "-sd", this.data.toString()));
				ConfigurableApplicationContext service = start(broker.port())) {
			int port = ((ServletWebServerApplicationContext) service).getWebServer().getPort();
			Browser seller = new Browser(port, SessionFixtures.cookie(SessionFixtures.somebody()));
			String before = create(seller);
			awaitTold(broker, "created", before);
			broker.kill();
			String during = create(seller);
			assertThat(seller.put(before, Map.of("title", "Edited", "price", 1)).status()).isEqualTo(200);
			assertThat(seller.get("/api/tickets/" + during).status()).isEqualTo(200);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(seller.get("/readyz").status()).isEqualTo(503));
			assertThat(seller.get("/livez").status()).isEqualTo(200);
			broker.start();
			awaitTold(broker, "created", during);
			awaitTold(broker, "updated", before);
			Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(seller.get("/readyz").status()).isEqualTo(200));
		}
	}

	private static ConfigurableApplicationContext start(int broker) {
		return new SpringApplicationBuilder(TicketsApplication.class).run("--server.port=0",
				"--spring.mongodb.uri=" + LocalServers.mongo("tickets"),
				"--ticketing.nats.url=nats://127.0.0.1:" + broker,
				"--ticketing.session.jwks=" + SessionFixtures.jwks());
	}

	private static String create(Browser seller) {
		Answer created = seller.post(Map.of("title", "x", "price", 20));
		assertThat(created.status()).isEqualTo(201);
		return created.body().get("id").asString();
	}

	private static void awaitTold(ServerProcess broker, String event, String id) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(told(broker, "ticketing.tickets.ticket." + event + ".v1." + id)).isTrue());
	}

	private static boolean told(ServerProcess broker, String subject) throws Exception {
		Connection connection = Nats.connect("nats://127.0.0.1:" + broker.port());
		try {
			return connection.jetStreamManagement().getLastMessage("TICKETS", subject) != null;
		}
		catch (JetStreamApiException ex) {
			return false; // not yet
		}
		finally {
			connection.close();
		}
	}

}
