package dev.ticketing.orders;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.Money;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.SessionFixtures;
import dev.ticketing.testing.Wire;
import org.awaitility.Awaitility;
import org.bson.types.ObjectId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The running service, among real servers, with the other services played by
 * {@link Wire}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "springdoc.api-docs.enabled=true", "ticketing.live.heartbeat=1s" })
@Import(StoreWatch.class)
public abstract class OrdersTest {

	protected static final Wire WIRE = Wire.connect();

	protected static final JsonMapper JSON = JsonMapper.builder().build();

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	@LocalServerPort
	protected int port;

	@Autowired
	protected MongoTemplate mongo;

	@Autowired
	protected StoreWatch store;

	@DynamicPropertySource
	static void servers(DynamicPropertyRegistry registry) {
		LocalServers.register("orders", registry::add);
	}

	/**
	 * Somebody offers a ticket, and orders has heard of it.
	 */
	protected String ticketOf(int quantity) {
		return ticketOf(new Offer(quantity));
	}

	protected String ticketOf(Offer offer) {
		TicketState ticket = offer.state(new ObjectId().toHexString(), 1);
		WIRE.publish(new TicketCreated(ticket));
		Awaitility.await()
			.until(() -> this.mongo.getCollection("tickets")
				.countDocuments(new org.bson.Document("_id", ticket.id())) == 1);
		return ticket.id();
	}

	protected Answer place(String buyer, String ticketId, int quantity) {
		return post(buyer, "/api/orders", "{\"ticketId\":\"%s\",\"quantity\":%d}".formatted(ticketId, quantity));
	}

	/**
	 * Somebody reserves admissions, and the bank agrees.
	 */
	protected Answer buy(String buyer, String ticketId, int quantity) {
		return pay(buyer, place(buyer, ticketId, quantity));
	}

	protected Answer pay(String buyer, Answer order) {
		WIRE.publish(new PaymentAuthorized(new PaymentState(new ObjectId().toHexString(), order.id(), buyer, "any",
				new Money(1999, "USD"), null, 0, true, null, 2)));
		Awaitility.await().until(() -> statusOf(buyer, order.id()).equals("complete"));
		return order;
	}

	/**
	 * The codes of an order that is complete.
	 */
	protected List<String> codes(String buyer, Answer order) {
		List<String> codes = new java.util.ArrayList<>();
		get(buyer, "/api/orders/" + order.id() + "/admissions").json()
			.forEach((admission) -> codes.add(admission.get("code").asString()));
		return codes;
	}

	protected Answer post(String buyer, String path, String body, String... headers) {
		return send(buyer,
				HttpRequest.newBuilder(uri(path))
					.header("Content-Type", "application/json")
					.POST(HttpRequest.BodyPublishers.ofString(body)),
				headers);
	}

	protected Answer get(String buyer, String path) {
		return send(buyer, HttpRequest.newBuilder(uri(path)).GET());
	}

	protected Answer delete(String buyer, String path) {
		return send(buyer, HttpRequest.newBuilder(uri(path)).DELETE());
	}

	protected URI uri(String path) {
		return path.startsWith("http") ? URI.create(path) : URI.create("http://localhost:" + this.port + path);
	}

	protected Answer send(String buyer, HttpRequest.Builder request, String... headers) {
		if (buyer != null) {
			request.header("Cookie", SessionFixtures.cookie(buyer));
		}
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			HttpResponse<String> response = HTTP.send(request.timeout(Duration.ofSeconds(60)).build(),
					HttpResponse.BodyHandlers.ofString());
			return new Answer(response);
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How many admissions of a ticket are in this state.
	 */
	protected long admissions(String ticketId, String state) {
		return this.mongo.getCollection("admissions")
			.countDocuments(new org.bson.Document("ticketId", ticketId).append("state", state));
	}

	/**
	 * Waits until orders has told that so many are free, held and sold.
	 */
	protected void awaitAvailability(String ticketId, int free, int held, int sold) {
		Awaitility.await().untilAsserted(() -> {
			JsonNode told = WIRE.told(AvailabilityChanged.class, ticketId).getLast();
			assertThat(List.of(told.get("free").asInt(), told.get("held").asInt(), told.get("sold").asInt()))
				.isEqualTo(List.of(free, held, sold));
		});
	}

	protected String statusOf(String buyer, String orderId) {
		return get(buyer, "/api/orders/" + orderId).json().get("status").asString();
	}

	/**
	 * Has many do something in the same moment.
	 */
	protected static <T> List<T> atOnce(List<Callable<T>> actions) {
		CountDownLatch start = new CountDownLatch(1);
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<T>> running = actions.stream().map((action) -> threads.submit(() -> {
				start.await();
				return action.call();
			})).toList();
			start.countDown();
			return running.stream().map(OrdersTest::result).toList();
		}
	}

	private static <T> T result(Future<T> future) {
		try {
			return future.get();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What was answered.
	 */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public JsonNode json() {
			return JSON.readTree(this.response.body());
		}

		public String id() {
			return json().get("id").asString();
		}

	}

	/**
	 * A ticket on offer.
	 */
	public record Offer(String seller, String title, String price, String currency, int quantity, int maxPerOrder,
			boolean withdrawn, Instant refundableUntil) {

		public Offer(int quantity) {
			this(SessionFixtures.somebody(), "A night out", "19.99", "USD", quantity, 10, false, null);
		}

		public Offer by(String seller) {
			return new Offer(seller, this.title, this.price, this.currency, this.quantity, this.maxPerOrder,
					this.withdrawn, this.refundableUntil);
		}

		public Offer at(String price, String currency) {
			return new Offer(this.seller, this.title, price, currency, this.quantity, this.maxPerOrder, this.withdrawn,
					this.refundableUntil);
		}

		public Offer quantity(int quantity) {
			return new Offer(this.seller, this.title, this.price, this.currency, quantity, this.maxPerOrder,
					this.withdrawn, this.refundableUntil);
		}

		public Offer atMost(int maxPerOrder) {
			return new Offer(this.seller, this.title, this.price, this.currency, this.quantity, maxPerOrder,
					this.withdrawn, this.refundableUntil);
		}

		public Offer withdraw() {
			return new Offer(this.seller, this.title, this.price, this.currency, this.quantity, this.maxPerOrder, true,
					this.refundableUntil);
		}

		public Offer returnableUntil(Instant when) {
			return new Offer(this.seller, this.title, this.price, this.currency, this.quantity, this.maxPerOrder,
					this.withdrawn, when);
		}

		public TicketState state(String id, long version) {
			return new TicketState(id, this.seller, this.title, null, null, null,
					Money.of(new BigDecimal(this.price), this.currency), this.quantity, this.maxPerOrder,
					this.withdrawn, this.refundableUntil, null, version);
		}

	}

}
