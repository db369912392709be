package dev.ticketing.tickets.ticket;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.ticketing.events.TicketEvent;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import dev.ticketing.testing.Wire;
import io.nats.client.api.MessageInfo;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TicketEventsIntegrationTests extends TicketsTestCase {

	private final Wire wire = Wire.connect();

	@AfterEach
	void close() {
		this.wire.close();
	}

	@Test
	void everyChangeIsToldWithTheWholeTicketAndItsVersion() {
		String id = seller().post("""
				{"title": "Proms", "price": 19.99, "currency": "EUR", "quantity": 3, "maxPerOrder": 2,
				 "description": "Bring a friend", "venue": "Great Hall", "startsAt": "2027-05-01T17:30:00Z",
				 "timeZone": "Europe/London", "refundableUntil": "2027-04-30T17:30:00Z"}""")
			.body()
			.get("id")
			.asString();
		seller().put(id, Map.of("title", "Last Night", "price", 30, "quantity", 5));
		seller().delete("/api/tickets/" + id);
		assertThat(told(TicketCreated.class, id)).isEqualTo(JSON.readTree(
				"""
						{"ticket": {"id": "%s", "sellerId": "%s", "title": "Proms", "description": "Bring a friend",
						 "venue": "Great Hall", "startsAt": "2027-05-01T17:30:00Z", "price": {"amount": 1999, "currency": "EUR"},
						 "quantity": 3, "maxPerOrder": 2, "withdrawn": false,
						 "refundableUntil": "2027-04-30T17:30:00Z", "timeZone": "Europe/London", "version": 1}}"""
					.formatted(id, this.seller)));
		JsonNode updated = told(TicketUpdated.class, id).get("ticket");
		assertThat(updated.get("title").asString()).isEqualTo("Last Night");
		assertThat(updated.get("quantity").asInt()).isEqualTo(5);
		assertThat(updated.get("version").asInt()).isEqualTo(2);
		JsonNode withdrawn = told(TicketWithdrawn.class, id).get("ticket");
		assertThat(withdrawn.get("withdrawn").asBoolean()).isTrue();
		assertThat(withdrawn.get("version").asInt()).isEqualTo(3);
	}

	@Test
	void anEventSaysInItsHeadersWhatItIs() {
		String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
		Instant before = Instant.now().minusMillis(1);
		String id = seller()
			.send(seller().request("/api/tickets")
				.header("Content-Type", "application/json")
				.header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
				.POST(HttpRequest.BodyPublishers.ofString("{\"title\": \"x\", \"price\": 20}")))
			.body()
			.get("id")
			.asString();
		MessageInfo message = message("ticketing.tickets.ticket.created.v1." + id);
		Map<String, String> headers = Map.of("ce-specversion", "1.0", "ce-type", "dev.ticketing.ticket.created.v1",
				"ce-source", "/tickets", "ce-subject", id, "ce-sequence", "1", "Content-Type", "application/json");
		headers.forEach((name, value) -> assertThat(message.getHeaders().getFirst(name)).as(name).isEqualTo(value));
		assertThat(message.getHeaders().getFirst("ce-id")).matches("[0-9a-f]{24}")
			.isEqualTo(message.getHeaders().getFirst("Nats-Msg-Id"));
		assertThat(Instant.parse(message.getHeaders().getFirst("ce-time"))).isBetween(before, Instant.now());
		assertThat(message.getHeaders().getFirst("traceparent")).startsWith("00-" + trace + "-");
		assertThat(message.getStream()).isEqualTo("TICKETS");
	}

	@Test
	void withdrawingAgainTellsNothingAgain() {
		String id = offer("Gone", 1);
		seller().delete("/api/tickets/" + id);
		seller().delete("/api/tickets/" + id);
		told(TicketWithdrawn.class, id);
		assertThat(stored(id).getLong("version")).isEqualTo(2);
		assertThat(this.wire.told(TicketWithdrawn.class, id)).hasSize(1);
	}

	@Test
	void whatACrashLeftUnpublishedIsPublishedByTheSweep() {
		Ticket ticket = TicketFixtures.newTicket(3);
		Document document = new Document();
		this.mongo.getConverter().write(ticket, document);
		database().getCollection("tickets")
			.insertOne(document.append("version", 1L).append("pendingSince", new Date(0)));
		assertThat(told(TicketCreated.class, ticket.id()).get("ticket").get("title").asString())
			.isEqualTo("Night of the Proms");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(stored(ticket.id())).doesNotContainKeys("outbox", "pendingSince"));
	}

	@Test
	void anEditDoesNotLoseAnEventThatIsStillWaiting() {
		String id = offer("Waiting", 3);
		told(TicketCreated.class, id);
		Ticket ticket = this.mongo.findById(id, Ticket.class);
		ticket.edit(TicketFixtures.offer(4), Instant.now());
		Document pending = new Document();
		this.mongo.getConverter().write(ticket, pending);
		database().getCollection("tickets")
			.updateOne(Filters.eq("_id", id),
					Updates.combine(Updates.set("outbox", pending.getList("outbox", Document.class)),
							Updates.set("pendingSince", pending.getDate("pendingSince")), Updates.set("version", 2L)));
		assertThat(seller().put(id, Map.of("title", "Edited", "price", 1)).body().get("version").asInt()).isEqualTo(3);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(this.wire.told(TicketUpdated.class, id))
				.extracting((event) -> event.get("ticket").get("version").asInt())
				.containsExactly(2, 3));
	}

	private JsonNode told(Class<? extends TicketEvent> event, String id) {
		List<JsonNode> told = Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.wire.told(event, id), (events) -> !events.isEmpty());
		assertThat(told).hasSize(1);
		return told.getFirst();
	}

	private MessageInfo message(String subject) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.wire.messages("TICKETS", subject), (messages) -> !messages.isEmpty())
			.getFirst();
	}

}
