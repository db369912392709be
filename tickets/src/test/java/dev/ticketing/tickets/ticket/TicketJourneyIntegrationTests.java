package dev.ticketing.tickets.ticket;

import java.time.Duration;
import java.util.List;

import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.testing.Wire;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class TicketJourneyIntegrationTests extends TicketsTestCase {

	@Test
	void aTicketIsCreatedShownListedAndTold() {
		Answer created = seller().post("""
				{"title": "Night of the Proms", "price": 19.99, "quantity": 3, "venue": "Great Hall",
				 "startsAt": "2027-05-01T19:30:00+02:00", "timeZone": "Europe/Paris",
				 "refundableUntil": "2027-04-30T19:30:00+02:00"}""");
		assertThat(created.status()).isEqualTo(201);
		String id = created.body().get("id").asString();
		assertThat(created.header("Location")).isEqualTo("/api/tickets/" + id);
		assertThat(created.text()).contains("\"price\":19.99");
		Answer shown = anybody().get("/api/tickets/" + id);
		assertThat(shown.status()).isEqualTo(200);
		assertThat(shown.body()).isEqualTo(created.body());
		assertThat(shown.body()).isEqualTo(JSON.readTree(
				"""
						{"id": "%s", "title": "Night of the Proms", "price": 19.99, "currency": "USD", "quantity": 3,
						 "available": 3, "maxPerOrder": 10, "description": null, "venue": "Great Hall",
						 "startsAt": "2027-05-01T17:30:00Z", "timeZone": "Europe/Paris", "refundableUntil": "2027-04-30T17:30:00Z",
						 "userId": "%s", "withdrawn": false, "version": 1}"""
					.formatted(id, this.seller)));
		assertThat(ids(anybody().get("/api/tickets"))).contains(id);
		try (Wire wire = Wire.connect()) {
			List<JsonNode> told = Awaitility.await()
				.atMost(Duration.ofSeconds(20))
				.until(() -> wire.told(TicketCreated.class, id), (events) -> events.size() == 1);
			assertThat(told.getFirst().get("ticket").get("title").asString()).isEqualTo("Night of the Proms");
		}
	}

}
