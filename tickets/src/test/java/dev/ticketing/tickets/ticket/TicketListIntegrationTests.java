package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.testing.SessionFixtures;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class TicketListIntegrationTests extends TicketsTestCase {

	// A word that only the tickets of this test have.
	private final String word = "w" + new ObjectId().toHexString().substring(10);

	@Autowired
	FollowAvailability followAvailability;

	@ParameterizedTest
	@ValueSource(strings = { "newest", "price", "-price", "startsAt" })
	void pagesShowEveryTicketOnceInOrder(String sort) {
		IntStream.range(0, 11).forEach(this::offerNumber);
		List<JsonNode> all = pages("/api/tickets?limit=3&q=%s&sort=%s".formatted(this.word, sort));
		assertThat(all).hasSize(11);
		assertThat(all).extracting((ticket) -> ticket.get("id").asString()).doesNotHaveDuplicates();
		assertThat(all).isSortedAccordingTo(order(sort));
		assertThat(pages("/api/tickets?limit=100&q=%s&sort=%s".formatted(this.word, sort))).isEqualTo(all);
	}

	@Test
	void aListIsNewestFirstUnlessItIsAskedFor() {
		IntStream.range(0, 3).forEach(this::offerNumber);
		assertThat(anybody().get("/api/tickets?q=" + this.word).body())
			.isEqualTo(anybody().get("/api/tickets?sort=newest&q=" + this.word).body());
	}

	@Test
	void ticketsThatComeAndGoBetweenPagesMoveNothing() {
		IntStream.range(0, 6).forEach(this::offerNumber);
		Answer first = anybody().get("/api/tickets?limit=3&sort=price&q=" + this.word);
		seller().post(draft(-1));
		seller().delete("/api/tickets/" + ids(first).getFirst());
		Answer second = anybody().get(next(first));
		assertThat(ids(second)).hasSize(3).doesNotContainAnyElementsOf(ids(first));
	}

	@ParameterizedTest
	@CsvSource({ "grosse,1", "große,1", "GROẞE,1", "edith%20gr,1", "gro,1", "gr%20ed%20nice,1", "dith,0", "edith%20x,0",
			"palais,1", "%C3%A9dith,1", "e%CC%81dith,1" })
	void findsTheBeginningsOfAllWordsWithoutCaseAndAccents(String q, int found) {
		seller().post(Map.of("title", this.word + " Édith Große", "price", 1, "venue", "Palais (Nice)"));
		assertThat(ids(anybody()
			.get("/api/tickets?q=%s%%20%s".formatted(this.word, q.replace("ß", "%C3%9F").replace("ẞ", "%E1%BA%9E")))))
			.hasSize(found);
	}

	@Test
	void searchForNothingThatIsAWordFindsNothing() {
		offerNumber(1);
		assertThat(ids(anybody().get("/api/tickets?q=!!!"))).isEmpty();
		assertThat(ids(anybody().get("/api/tickets?q="))).isNotEmpty();
	}

	@Test
	void whatIsSoldOutOrWithdrawnStandsOnlyWhereItBelongs() {
		String onSale = offerNumber(1);
		String soldOut = offerNumber(2);
		String withdrawn = offerNumber(3);
		this.followAvailability.follow(new AvailabilityChanged(soldOut, 0, 0, 5, 1));
		seller().delete("/api/tickets/" + withdrawn);
		String q = "q=" + this.word;
		assertThat(ids(anybody().get("/api/tickets?" + q))).containsExactly(onSale);
		assertThat(ids(anybody().get("/api/tickets?availability=any&sort=price&" + q))).containsExactly(onSale,
				soldOut);
		assertThat(ids(seller().get("/api/tickets?seller=me&sort=price"))).containsExactly(onSale, soldOut, withdrawn);
		assertThat(ids(as(SessionFixtures.somebody()).get("/api/tickets?seller=me&" + q))).isEmpty();
		Answer anonymous = anybody().get("/api/tickets?seller=me");
		assertThat(anonymous.status()).isEqualTo(401);
		assertThat(anonymous.header("Content-Type")).startsWith("application/problem+json");
	}

	@ParameterizedTest
	@CsvSource({ "limit=0,limit", "limit=101,limit", "limit=-1,limit", "limit=x,limit", "limit=1.5,limit",
			"limit=99999999999,limit", "sort=,sort", "sort=cheapest,sort", "sort=Price,sort", "seller=you,seller",
			"seller=,seller", "availability=none,availability", "q=%00,q", "q=a%07b,q", "cursor=*,cursor",
			"cursor=YWJj,cursor", "cursor=,cursor", "sort=price&cursor=NjU2NTY1NjU2NTY1NjU2NTY1NjU2NTY1,cursor" })
	void refusesWhatAListCanNotBe(String parameters, String field) {
		Answer refused = seller().get("/api/tickets?" + parameters);
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
		JsonNode error = refused.body().get("errors").get(0);
		assertThat(error.get("field").asString()).isEqualTo(field);
		assertThat(error.get("message").asString()).isNotBlank();
	}

	@Test
	void refusesASearchThatIsTooLong() {
		assertThat(anybody().get("/api/tickets?q=" + "a".repeat(201)).status()).isEqualTo(400);
		assertThat(anybody().get("/api/tickets?q=" + "a%20".repeat(66)).status()).isEqualTo(200);
	}

	@Test
	void aCursorOfOneOrderIsRefusedInAnother() {
		IntStream.range(0, 3).forEach(this::offerNumber);
		String next = next(anybody().get("/api/tickets?limit=1&sort=price&q=" + this.word));
		assertThat(anybody().get(next.replace("sort=price", "sort=startsAt")).status()).isEqualTo(400);
		assertThat(anybody().get(next.replace("sort=price", "sort=-price")).status()).isEqualTo(200);
	}

	private String offerNumber(int i) {
		return seller().post(draft(i)).body().get("id").asString();
	}

	private Map<String, Object> draft(int i) {
		Map<String, Object> draft = new HashMap<>();
		draft.put("title", this.word + " " + i);
		draft.put("price", new BigDecimal("10.00").add(BigDecimal.valueOf(i / 2)));
		draft.put("quantity", 5);
		draft.put("startsAt", (i % 3 == 0) ? null : "2027-05-0%dT10:00:00Z".formatted(1 + (20 - i) % 5));
		return draft;
	}

	private List<JsonNode> pages(String path) {
		List<JsonNode> all = new ArrayList<>();
		for (String page = path; page != null;) {
			Answer answer = anybody().get(page);
			assertThat(answer.status()).isEqualTo(200);
			answer.body().forEach(all::add);
			page = next(answer);
		}
		return all;
	}

	private static String next(Answer answer) {
		String link = answer.header("Link");
		if (link == null) {
			return null;
		}
		assertThat(link).endsWith(">; rel=\"next\"");
		return link.substring(1, link.indexOf('>'));
	}

	private static Comparator<JsonNode> order(String sort) {
		Comparator<JsonNode> byId = Comparator.comparing((ticket) -> ticket.get("id").asString());
		Comparator<JsonNode> byPrice = Comparator.comparing((ticket) -> ticket.get("price").decimalValue());
		return switch (sort) {
			case "price" -> byPrice.thenComparing(byId);
			case "-price" -> byPrice.thenComparing(byId).reversed();
			case "startsAt" -> Comparator
				.<JsonNode, String>comparing(
						(ticket) -> ticket.get("startsAt").isNull() ? "undated" : ticket.get("startsAt").asString())
				.thenComparing(byId);
			default -> byId.reversed();
		};
	}

}
