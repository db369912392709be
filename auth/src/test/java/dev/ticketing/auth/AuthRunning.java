package dev.ticketing.auth;

import java.util.UUID;

import dev.ticketing.auth.KeyFixtures.NamedKey;
import dev.ticketing.testing.LocalServers;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The service as it runs: one context for all tests, a port, and a database of its own.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "springdoc.paths-to-match=/api/**", "springdoc.default-produces-media-type=application/json" })
abstract class AuthRunning {

	static final NamedKey KEY = KeyFixtures.key("first");

	private static final String KEYS = KeyFixtures.write(KeyFixtures.setOf(KEY));

	static final String PASSWORD = "correct horse";

	@Autowired
	MongoOperations mongo;

	Browser browser;

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		LocalServers.register("auth", registry::add);
		registry.add("auth.keys", () -> KEYS);
	}

	@BeforeEach
	void open(@LocalServerPort int port) {
		this.browser = new Browser(port);
	}

	long accounts() {
		return this.mongo.getCollection("accounts").countDocuments();
	}

	static String newAddress() {
		return "somebody-" + UUID.randomUUID() + "@example.com";
	}

}
