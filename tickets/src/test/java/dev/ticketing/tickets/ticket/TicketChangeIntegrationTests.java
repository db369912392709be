package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.testing.SessionFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class TicketChangeIntegrationTests extends TicketsTestCase {

	private static final String UNKNOWN = "aaaaaaaaaaaaaaaaaaaaaaaa";

	@Autowired
	FollowAvailability followAvailability;

	@Test
	void anEditReplacesTheOfferAndRaisesTheVersion() {
		String id = seller().post("""
				{"title": "Old", "price": 20, "currency": "EUR", "quantity": 5, "maxPerOrder": 2,
				 "description": "Old", "venue": "Old", "startsAt": "2027-05-01T19:30:00Z",
				 "refundableUntil": "2027-04-30T19:30:00Z"}""").body().get("id").asString();
		Answer edited = seller().put(id, Map.of("title", "New", "price", new BigDecimal("5.50")));
		assertThat(edited.status()).isEqualTo(200);
		assertThat(edited.body()).isEqualTo(JSON.readTree(
				"""
						{"id": "%s", "title": "New", "price": 5.50, "currency": "EUR", "quantity": 5, "available": 5,
						 "maxPerOrder": 2, "description": null, "venue": null, "startsAt": null, "timeZone": null, "refundableUntil": null, "userId": "%s",
						 "withdrawn": false, "version": 2}"""
					.formatted(id, this.seller)));
		assertThat(shown(id)).isEqualTo(edited.body());
	}

	@Test
	void onlyTheSellerCanChangeATicket() {
		String id = offer("Mine", 1);
		Browser other = as(SessionFixtures.somebody());
		assertThat(other.put(id, Map.of("title", "Yours", "price", 1)).status()).isEqualTo(403);
		assertThat(other.delete("/api/tickets/" + id).status()).isEqualTo(403);
		assertThat(anybody().put(id, Map.of("title", "Yours", "price", 1)).status()).isEqualTo(401);
		assertThat(anybody().delete("/api/tickets/" + id).status()).isEqualTo(401);
		assertThat(shown(id).get("title").asString()).isEqualTo("Mine");
		assertThat(shown(id).get("version").asInt()).isEqualTo(1);
	}

	@Test
	void refusesInTheSameOrderEverywhere() {
		String id = offer("Mine", 1);
		Browser other = as(SessionFixtures.somebody());
		assertThat(anybody().put(id, "{}").status()).isEqualTo(401);
		assertThat(other.put(UNKNOWN, "{}").status()).isEqualTo(400);
		assertThat(other.put(id, Map.of("title", "x", "price", 1, "startsAt", "soon")).status()).isEqualTo(400);
		assertThat(other.put(UNKNOWN, Map.of("title", "x", "price", 1)).status()).isEqualTo(404);
		seller().delete("/api/tickets/" + id);
		assertThat(other.put(id, Map.of("title", "x", "price", 1)).status()).isEqualTo(403);
		assertThat(seller().put(id, Map.of("title", "x", "price", 1)).status()).isEqualTo(409);
	}

	@ParameterizedTest
	@ValueSource(strings = { UNKNOWN, "123", "AAAAAAAAAAAAAAAAAAAAAAAA", "aaaaaaaaaaaaaaaaaaaaaaaaa", "undefined" })
	void unknownAndMalformedIdsAreNotFound(String id) {
		assertThat(anybody().get("/api/tickets/" + id).status()).isEqualTo(404);
		assertThat(seller().put(id, Map.of("title", "x", "price", 1)).status()).isEqualTo(404);
		assertThat(seller().delete("/api/tickets/" + id).status()).isEqualTo(404);
	}

	@Test
	void whatIsTakenLimitsWhatCanChange() {
		String id = offer("Taken", 5);
		told(id, 2, 2, 1, 1);
		assertThat(shown(id).get("available").asInt()).isEqualTo(2);
		assertThat(shown(id).get("version").asInt()).isEqualTo(1);
		assertThat(seller().put(id, Map.of("title", "x", "price", 1, "quantity", 2)).status()).isEqualTo(409);
		assertThat(seller().put(id, Map.of("title", "x", "price", 1, "currency", "EUR")).status()).isEqualTo(409);
		Answer more = seller().put(id, Map.of("title", "x", "price", 1, "quantity", 8));
		assertThat(more.status()).isEqualTo(200);
		assertThat(more.body().get("available").asInt()).isEqualTo(5);
		told(id, 0, 2, 6, 2);
		Answer soldOut = seller().put(id, Map.of("title", "y", "price", 1, "quantity", 9));
		assertThat(soldOut.status()).isEqualTo(409);
		assertThat(soldOut.body().get("detail").asString()).isNotBlank();
		told(id, 1, 1, 6, 3);
		assertThat(seller().put(id, Map.of("title", "z", "price", 1)).status()).isEqualTo(200);
	}

	@Test
	void withdrawingIsDoneOnceHoweverOftenItIsAsked() {
		String id = offer("Gone", 5);
		Answer first = seller().delete("/api/tickets/" + id);
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.body().get("withdrawn").asBoolean()).isTrue();
		assertThat(first.body().get("available").asInt()).isZero();
		assertThat(first.body().get("version").asInt()).isEqualTo(2);
		assertThat(seller().delete("/api/tickets/" + id).body()).isEqualTo(first.body());
		assertThat(shown(id)).isEqualTo(first.body());
		assertThat(ids(anybody().get("/api/tickets?availability=any"))).doesNotContain(id);
		assertThat(ids(seller().get("/api/tickets?seller=me"))).contains(id);
	}

	@Test
	void noneOfManyEditsAtOnceIsLost() throws Exception {
		String id = offer("Popular", 5);
		CountDownLatch go = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			var edits = IntStream.range(0, 40).mapToObj((i) -> threads.submit(() -> {
				go.await();
				return seller().put(id, Map.of("title", "Edit " + i, "price", 1 + i));
			})).toList();
			go.countDown();
			for (Future<Answer> edit : edits) {
				assertThat(edit.get().status()).isEqualTo(200);
			}
		}
		JsonNode ticket = shown(id);
		assertThat(ticket.get("version").asInt()).isEqualTo(41);
		assertThat(ticket.get("title").asString()).isEqualTo("Edit " + (ticket.get("price").asInt() - 1));
	}

	private void told(String id, int free, int held, int sold, long version) {
		this.followAvailability.follow(new AvailabilityChanged(id, free, held, sold, version));
	}

}
