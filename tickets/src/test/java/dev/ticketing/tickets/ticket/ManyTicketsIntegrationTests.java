package dev.ticketing.tickets.ticket;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import dev.ticketing.events.Money;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.QueryPlan;
import dev.ticketing.testing.SessionFixtures;
import dev.ticketing.web.Keyset;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.web.util.UriComponentsBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The lists, with 100 tickets and with 100,000. The embedded store reads everything
 * whatever is asked, so there only the queries are looked at, with fewer tickets.
 */
class ManyTicketsIntegrationTests extends TicketsTestCase {

	private static final int FEW = 100;

	private static final int MANY = LocalServers.embeddedMongo() ? 900 : 100_000;

	private static final int BATCH = 2_000;

	// How many tickets a query may have to look at. A page has twenty.
	private static final long BOUND = 6_000;

	private static final List<String> LISTS = List.of("?sort=newest", "?sort=price", "?sort=-price", "?sort=startsAt",
			"?availability=any", "?availability=any&sort=price", "?q=conc", "?q=conc+summer&sort=price",
			"?q=a77&sort=startsAt", "?seller=me", "?seller=me&sort=price");

	private final Random random = new Random(7);

	@Autowired
	Waymarks waymarks;

	@Autowired
	SentQueries queries;

	@BeforeEach
	@AfterEach
	void clear() {
		tickets().deleteMany(new Document());
	}

	@Test
	void aHundredThousandTicketsListAsFastAsAHundred() {
		insert(FEW);
		Map<String, Double> few = measure();
		insert(MANY - FEW);
		// FerretDB draws a sample by statistics that follow the documents after some
		// seconds: until then it has none of the newest.
		await().atMost(Duration.ofSeconds(100)).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
			this.waymarks.look();
			assertOnAnIndexAndBounded("?sort=newest");
		});
		Map<String, Double> many = measure();
		many.forEach((list, time) -> System.out.printf("%-45s %5.1f ms of %,d, %5.1f ms of %d%n", list, time, MANY,
				few.getOrDefault(list, Double.NaN), FEW));
		LISTS.forEach(this::assertOnAnIndexAndBounded);
		LISTS.forEach(this::assertSameRowsAsInOneGo);
		if (!LocalServers.embeddedMongo()) {
			// All together, since one list alone is at the mercy of the machine.
			assertThat(sum(many, few)).as("time of all lists").isLessThan(5 * sum(few, many));
		}
	}

	private void assertOnAnIndexAndBounded(String list) {
		this.queries.take();
		String next = next(list);
		if (next != null) {
			assertThat(seller().get(next).status()).isEqualTo(200);
		}
		List<BsonDocument> sent = this.queries.take();
		assertThat(sent).as("queries of %s and its next page", list).hasSizeBetween(1, 6).allSatisfy((query) -> {
			QueryPlan.assertOnIndex(database(), "tickets", plain(query.getDocument("filter")),
					plain(query.getDocument("sort")));
			assertPlanIsWhatItAsksFor(query);
			assertThat(lookedAt(query)).as("tickets looked at by %s", query.toJson()).isLessThan(BOUND);
		});
	}

	/**
	 * Whatever ranges the pages are read in, they are what sorting everything gives.
	 */
	private void assertSameRowsAsInOneGo(String list) {
		List<String> paged = new ArrayList<>();
		String page = "/api/tickets" + list + "&limit=40";
		for (int i = 0; i < 4 && page != null; i++) {
			Answer answer = seller().get(page);
			paged.addAll(ids(answer));
			page = next(answer);
		}
		var parameters = UriComponentsBuilder.fromUriString(list).build().getQueryParams().toSingleValueMap();
		TicketSearch search = new TicketSearch(parameters.getOrDefault("q", "").replace('+', ' '),
				parameters.get("seller"), parameters.get("availability"), parameters.get("sort"));
		List<Ticket> all = this.mongo.find(ListTickets.query(search, this.seller, new Keyset(159, null), null),
				Ticket.class);
		assertThat(paged).as(list).isEqualTo(all.stream().map(Ticket::id).toList());
	}

	private void assertPlanIsWhatItAsksFor(BsonDocument query) {
		if (LocalServers.embeddedMongo()) {
			return;
		}
		Document find = plain(query);
		find.keySet().retainAll(List.of("find", "filter", "sort", "limit", "hint"));
		String plan = database().runCommand(new Document("explain", find).append("verbosity", "queryPlanner")).toJson();
		assertThat(plan).contains(query.getString("hint").getValue()).doesNotContain("Seq Scan", "COLLSCAN");
	}

	/**
	 * How many tickets lie in the range of the index that the query reads.
	 */
	private long lookedAt(BsonDocument query) {
		BsonDocument filter = query.getDocument("filter").clone();
		switch (query.getString("hint").getValue()) {
			case Ticket.BY_WORD -> filter.keySet().retainAll(List.of("place.words"));
			case Ticket.BY_SELLER -> filter.keySet().retainAll(List.of("sellerId"));
			default -> filter.keySet().removeAll(List.of("place.words", "sellerId"));
		}
		return tickets().countDocuments(filter);
	}

	private Map<String, Double> measure() {
		this.waymarks.look();
		Map<String, Double> medians = new LinkedHashMap<>();
		for (String list : LISTS) {
			medians.put(list, median("/api/tickets" + list));
			String next = next(list);
			if (next != null) {
				medians.put(list + ", next page", median(next));
			}
		}
		return medians;
	}

	private String next(String list) {
		return next(seller().get("/api/tickets" + list));
	}

	private static String next(Answer answer) {
		String link = answer.header("Link");
		return (link != null) ? link.substring(1, link.indexOf('>')) : null;
	}

	private double median(String path) {
		Browser browser = seller();
		return IntStream.range(0, 9).mapToDouble((i) -> {
			long begin = System.nanoTime();
			assertThat(browser.get(path).status()).isEqualTo(200);
			return (System.nanoTime() - begin) / 1e6;
		}).sorted().toArray()[4];
	}

	private static double sum(Map<String, Double> times, Map<String, Double> others) {
		return times.entrySet()
			.stream()
			.filter((list) -> others.containsKey(list.getKey()))
			.mapToDouble(Map.Entry::getValue)
			.sum();
	}

	/**
	 * Puts tickets in as they are stored. The indexes are made again afterwards, which is
	 * faster.
	 */
	private void insert(int count) {
		tickets().dropIndexes();
		IntStream.range(0, (count + BATCH - 1) / BATCH)
			.parallel()
			.forEach(
					(batch) -> tickets().insertMany(IntStream.range(batch * BATCH, Math.min(count, (batch + 1) * BATCH))
						.mapToObj(this::ticket)
						.toList(), new InsertManyOptions().ordered(false)));
		new MongoPersistentEntityIndexResolver(this.mongo.getConverter().getMappingContext())
			.resolveIndexFor(Ticket.class)
			.forEach(this.mongo.indexOps(Ticket.class)::createIndex);
	}

	private Document ticket(int i) {
		// A third of them costs the same, and every second one is a concert.
		Money price = new Money((this.random.nextInt(3) == 0) ? 2000 : 1 + this.random.nextInt(20_000), "USD");
		Offer offer = new Offer(((i % 2 == 0) ? "Concert" : "Play") + ((i % 3 == 0) ? " Summer" : "") + " a" + i, null,
				null, Instant.ofEpochSecond(1_800_000_000L + this.random.nextInt(100_000_000)), null, price, 5, 10,
				null);
		String id = new ObjectId().toHexString();
		Ticket ticket = new Ticket(id, (i % 100 == 0) ? this.seller : SessionFixtures.somebody(), offer,
				Availability.untold(5), Place.of(id, offer, Shelf.ON_SALE));
		ticket.follow((i % 10 == 0) ? new Availability(0, 0, 5, 1) : new Availability(5, 0, 0, 1));
		Document document = new Document();
		this.mongo.getConverter().write(ticket, document);
		return document.append("version", 1L);
	}

	private MongoCollection<Document> tickets() {
		return database().getCollection("tickets");
	}

	private static Document plain(BsonDocument document) {
		return Document.parse(document.toJson());
	}

}
