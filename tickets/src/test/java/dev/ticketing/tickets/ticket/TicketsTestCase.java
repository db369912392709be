package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.SessionFixtures;
import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The running service with real servers around it. There is one for all tests, since its
 * consumers are durable and would share the events with another one's.
 */
@Import(SentQueries.class)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class TicketsTestCase {

	static final JsonMapper JSON = JsonMapper.builder().build();

	@Autowired
	MongoTemplate mongo;

	@LocalServerPort
	int port;

	final String seller = SessionFixtures.somebody();

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		LocalServers.register("tickets", registry::add);
	}

	Browser anybody() {
		return new Browser(this.port, null);
	}

	Browser seller() {
		return as(this.seller);
	}

	Browser as(String userId) {
		return new Browser(this.port, SessionFixtures.cookie(userId));
	}

	/**
	 * Puts a ticket on offer and tells its id.
	 */
	String offer(String title, int quantity) {
		return seller().post(Map.of("title", title, "price", new BigDecimal("20.00"), "quantity", quantity))
			.body()
			.get("id")
			.asString();
	}

	JsonNode shown(String id) {
		return anybody().get("/api/tickets/" + id).body();
	}

	List<String> ids(Answer list) {
		return list.body().valueStream().map((ticket) -> ticket.get("id").asString()).toList();
	}

	MongoDatabase database() {
		return this.mongo.getDb();
	}

	Document stored(String id) {
		return database().getCollection("tickets").find(new Document("_id", id)).first();
	}

}
