package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.ticketing.systemtests.Stripe.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.ticketing.systemtests.Eventually.await;
import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static dev.ticketing.systemtests.Eventually.insist;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Most of what is said to Stripe and by it gets lost, broken, late or double, and yet
 * each purchase ends as it should.
 */
@org.junit.jupiter.api.Order(46)
@OnPlatform(settings = { "PAYMENTS_COMPLETERAGE=1s", "PAYMENTS_COMPLETERINTERVAL=500ms",
		"PAYMENTS_STRIPE_READTIMEOUT=1s", "PAYMENTS_STRIPE_NETWORKRETRIES=0", "PAYMENTS_RECONCILIATION_GRACE=5s",
		"PAYMENTS_RECONCILIATION_INTERVAL=10s" })
class FaultyStripeTests {

	private static final int PURCHASES = 500;

	private static final int AT_ONCE = 50;

	private static final double RATE = 0.1;

	private static final long LONGER_THAN_PAYMENTS_WAITS = 1500;

	private static final List<String> CALLS = List.of("error-before", "error-after", "drop-before", "drop-after",
			"slow-before", "slow-after", "too-many");

	private static final List<String> NOTICES = List.of("webhook-late", "webhook-twice", "webhook-reordered",
			"webhook-lost", "webhook-forged");

	private Platform platform;

	private Ticket ticket;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.ticket = platform.people().onSale(platform.signUp(), Offer.of(PURCHASES).at("31.40"));
	}

	@AfterEach
	void mend() {
		this.platform.stripe().fails();
	}

	@Test
	void everyPurchaseIsPaidForOrCostsNothingThoughEachFaultMeetsATenthOfAllCalls() {
		this.platform.stripe()
			.fails(Stream.concat(CALLS.stream(), NOTICES.stream())
				.map((fault) -> Fault.often(fault, RATE, LONGER_THAN_PAYMENTS_WAITS))
				.toArray(Fault[]::new));
		List<Person> buyers = this.platform.people().crowd(PURCHASES);
		List<Order> orders = purchases(buyers);
		Map<String, Integer> struck = this.platform.stripe().struck();
		mend();
		Map<String, Integer> ends = eachEndsWell(buyers, orders);
		JsonNode report = booksCompared();
		System.out.printf("%d purchases with Stripe failing (%s): %s; the reconciler: %s, cancelled %d strays%n",
				PURCHASES, struck, ends, report.path("counts"), report.path("cancelled").asInt());
		assertThat(struck).hasSize(CALLS.size() + NOTICES.size())
			.allSatisfy((_, times) -> assertThat(times).isPositive());
		assertThat(ends).containsOnlyKeys(Ledger.COMPLETE, Ledger.CANCELLED)
			.hasEntrySatisfying(Ledger.COMPLETE, (many) -> assertThat(many).isGreaterThan(PURCHASES * 3 / 4));
	}

	@Test
	void aTicketIsTakenBackWhoseMoneyLapsedBeforeItCouldBeTaken() {
		Person seller = this.platform.signUp();
		Ticket last = this.platform.people().onSale(seller, Offer.of(1).at("31.40"));
		Person buyer = this.platform.signUp();
		this.platform.stripe().fails(Fault.always("error-before", "/v1/payment_intents/*/capture", 0));
		Order order = Shoppers.reserve(buyer, last);
		Shoppers.pay(buyer, order);
		assertThat(ended(buyer, order).complete()).isTrue();
		this.platform.stripe().lapse(this.platform.ledger().of(order).getFirst().id());
		mend();
		Order revoked = await().until(() -> buyer.sees(order), Order::cancelled);
		assertThat(revoked.reason()).isEqualTo("payment-lapsed");
		assertThat(this.platform.ledger().of(order)).allMatch(Ledger.Intent::voided);
		eventually(() -> assertThat(buyer.admissions(order)).isNotEmpty().allMatch(Admission::isVoid));
		eventually(() -> assertThat(seller.sees(last).available()).isOne());
	}

	@Test
	void aChargeThatNobodyKnowsOfIsCountedUntilItIsGivenBack() {
		Person buyer = this.platform.signUp();
		Order order = Shoppers.reserve(buyer, this.ticket);
		Shoppers.pay(buyer, order);
		ended(buyer, order);
		Gateway bank = this.platform.behind(10)
			.with("Authorization", "Bearer sk_test_somebody")
			.with("Content-Type", "application/x-www-form-urlencoded");
		String intent = bank
			.send("POST", "/v1/payment_intents",
					"amount=1500&currency=eur&payment_method_types[0]=card&payment_method=pm_card_visa&confirm=true"
							+ "&metadata[paymentId]=nobodys&metadata[orderId]=" + order.id())
			.ok(JsonNode.class)
			.path("id")
			.asString();
		eventually(() -> assertThat(reconcile().at("/counts/orphanCharges").asInt()).isOne());
		assertThat(metric("orphan_charges")).isEqualTo(1);
		assertThat(metric("captured_without_ticket")).isZero();
		bank.send("POST", "/v1/refunds", "payment_intent=" + intent).ok(JsonNode.class);
		eventually(() -> assertThat(reconcile().at("/counts/orphanCharges").asInt(-1)).isZero());
		assertThat(metric("orphan_charges")).isZero();
	}

	private List<Order> purchases(List<Person> buyers) {
		try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
			return Crowd.results(IntStream.range(0, buyers.size())
				.mapToObj((number) -> threads.submit(() -> purchase(buyers.get(number), number % 10)))
				.toList());
		}
	}

	private Order purchase(Person buyer, int kind) {
		Order order = Shoppers.reserve(buyer, this.ticket);
		switch (kind) {
			case 0 -> changesTheirMind(buyer, order);
			case 9 -> regretsIt(buyer, order);
			case 1, 2 -> answersTheBank(buyer, order);
			case 3 -> takesAnotherCard(buyer, order);
			default -> Shoppers.pay(buyer, order);
		}
		return order;
	}

	private static void changesTheirMind(Person buyer, Order order) {
		List<Callable<Answer>> both = List.of(() -> insist(() -> buyer.triesToPay(order, "tok_visa")),
				() -> insist(() -> buyer.triesToCancel(order)));
		assertThat(Crowd.atOnce(both)).extracting(Answer::status).isSubsetOf(200, 201, 409);
	}

	private static void regretsIt(Person buyer, Order order) {
		Shoppers.pay(buyer, order);
		assertThat(insist(() -> buyer.triesToCancel(order)).status()).isIn(200, 409);
	}

	private void answersTheBank(Person buyer, Order order) {
		Answer asked = insist(() -> buyer.triesToPay(order, "tok_threeDSecureRequired"));
		this.platform.stripe().authenticate(asked.created(Payment.class).intentId(), "succeed");
	}

	private static void takesAnotherCard(Person buyer, Order order) {
		insist(() -> buyer.triesToPay(order, "tok_chargeDeclined")).refused(402);
		Shoppers.pay(buyer, order);
	}

	private Map<String, Integer> eachEndsWell(List<Person> buyers, List<Order> orders) {
		List<Order> ended = Crowd.each(IntStream.range(0, orders.size()).boxed().toList(),
				(each) -> ended(buyers.get(each), orders.get(each)));
		Map<String, Integer> ends = new TreeMap<>();
		eventually(() -> {
			ends.clear();
			Ledger ledger = this.platform.ledger();
			ended.forEach((order) -> ends.merge(ledger.end(order), 1, Integer::sum));
			assertThat(ends).containsOnlyKeys(Ledger.COMPLETE, Ledger.CANCELLED);
		});
		return ends;
	}

	/**
	 * The reconciler's own view, once what was under way is older than its grace.
	 */
	private JsonNode booksCompared() {
		JsonNode report = reconcile();
		assertThat(report.path("failure").isNull()).as(report.toString()).isTrue();
		assertThat(report.path("intents").asInt()).isGreaterThanOrEqualTo(PURCHASES * 9 / 10);
		assertThat(report.path("counts")).as(report.toString()).hasSize(4).allMatch((count) -> count.asInt(-1) == 0);
		for (String metric : List.of("orphan_charges", "captured_without_ticket", "ticket_without_capture")) {
			assertThat(metric(metric)).as(metric).isZero();
		}
		return report;
	}

	private JsonNode reconcile() {
		return this.platform.behind(5).post("/actuator/reconciliation", Map.of()).ok(JsonNode.class);
	}

	private double metric(String name) {
		JsonNode read = this.platform.behind(5).get("/actuator/metrics/" + name).ok(JsonNode.class);
		return read.at("/measurements/0/value").asDouble(-1);
	}

}
