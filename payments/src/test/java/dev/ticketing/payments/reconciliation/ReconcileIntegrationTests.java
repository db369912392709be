package dev.ticketing.payments.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.param.RefundCreateParams;
import dev.ticketing.payments.PaymentsTest;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.payments.payment.LookAgain;
import dev.ticketing.payments.reconciliation.Report.Finding;
import dev.ticketing.payments.stripe.BookedIntent;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.StripeLedger;
import dev.ticketing.payments.stripe.StripeSilent;
import dev.ticketing.testing.QueryPlan;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockingDetails;
import static org.mockito.Mockito.when;

/**
 * What is planted in Stripe's books or in ours is found or put right, and what is only
 * under way is not.
 */
class ReconcileIntegrationTests extends PaymentsTest {

	private static final Instant BEGINNING = Instant.now();

	private static final Duration NO_GRACE = Duration.ZERO;

	@Autowired
	private Books books;

	@Autowired
	private LookAgain payments;

	@Autowired
	private Reports reports;

	@Autowired
	private StripeClient client;

	@Autowired
	private Lease lease;

	@Autowired
	private Clock clock;

	@BeforeEach
	void forget() {
		this.mongo.getCollection("reconciliations").deleteMany(new Document());
	}

	@Test
	void findsAChargeThatNoPaymentUses() {
		PlacedOrder order = order();
		Intent stray = held(new ObjectId().toHexString(), order);
		this.stripe.capture(stray.id(), order.total(), "take:" + stray.id());

		assertThat(of(order, reconcile(NO_GRACE))).extracting(Finding::kind, Finding::intentId)
			.containsExactly(tuple(Verdict.ORPHAN_CHARGE, stray.id()));
		Report later = reconcile(settings(Duration.ZERO, Duration.ofSeconds(-1)), this.books);
		assertThat(later.intents()).as("all is too old").isZero();
		assertThat(of(order, later)).as("and stays found").hasSize(1);
		assertThat(this.reports.last().counts().orphanCharges()).isPositive();
	}

	@Test
	void cancelsWhatNoPaymentUsesOnceItIsOldEnough() {
		PlacedOrder order = order();
		Intent unknown = held(new ObjectId().toHexString(), order);
		String id = pay(order, "tok_visa").text("id");
		Intent second = held(id, order);

		reconcile(Duration.ofMinutes(2));
		assertThat(state(unknown.id())).isEqualTo(Intent.State.HELD);
		Report report = reconcile(NO_GRACE);

		assertThat(of(order, report)).isEmpty();
		assertThat(report.cancelled()).isGreaterThanOrEqualTo(2);
		assertThat(state(unknown.id())).isEqualTo(Intent.State.CANCELED);
		assertThat(state(second.id())).isEqualTo(Intent.State.CANCELED);
		assertThat(state(stored(order).getString("intentId"))).as("the one in use").isEqualTo(Intent.State.HELD);
	}

	@ParameterizedTest
	@ValueSource(strings = { "tok_visa", "tok_chargeDeclined" })
	void cancelsTheIntentOfAPaymentThatIsOver(String token) {
		PlacedOrder order = order();
		pay(order, token);
		String intent = stored(order).getString("intentId");
		set("payments", new Document("orderId", order.id()),
				new Document("status", "VOIDED").append("closed", true)
					.append("decision", "RELEASE")
					.append("progress.since", null));

		assertThat(of(order, reconcile(NO_GRACE))).isEmpty();
		assertThat(state(intent)).isEqualTo(Intent.State.CANCELED);
	}

	@Test
	void findsMoneyThatWasTakenForACancelledOrder() {
		PlacedOrder order = captured();
		set("orders", new Document("_id", order.id()), new Document("status", "cancelled"));

		assertThat(of(order, reconcile(NO_GRACE))).extracting(Finding::kind)
			.containsExactly(Verdict.CAPTURED_WITHOUT_TICKET);
	}

	@Test
	void findsNothingOnceThatMoneyIsGivenBack() throws StripeException {
		PlacedOrder order = captured();
		set("orders", new Document("_id", order.id()), new Document("status", "cancelled"));
		refund(order, 1000);
		assertThat(of(order, reconcile(NO_GRACE))).as("given back in part").hasSize(1);
		refund(order, 999);
		assertThat(of(order, reconcile(NO_GRACE))).as("given back in full").isEmpty();
	}

	@Test
	void knowsSinceWhenAStepIsBeingWorkedOnThoughItIsTakenOverAgainAndAgain() {
		PlacedOrder order = order();
		pay(order, "tok_visa");
		Instant since = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
		set("payments", new Document("orderId", order.id()),
				new Document("decision", "TAKE").append("progress.since", Date.from(since))
					.append("progress.takeovers", 4));

		assertThat(this.books.payments().ofOrder(order.id()).orElseThrow().atWorkSince())
			.isEqualTo(since.minusSeconds(4 * 2));
	}

	@Test
	void findsACompleteOrderWithoutAPayment() {
		PlacedOrder order = order();
		WIRE.publish(order.completed());
		awaitReplica(order, 2);

		assertThat(of(order, reconcile(NO_GRACE))).extracting(Finding::kind)
			.containsExactly(Verdict.TICKET_WITHOUT_CAPTURE);
	}

	@Test
	void findsAPaymentThatIsTakenInOurBooksOnly() {
		PlacedOrder held = order();
		pay(held, "tok_visa");
		set("payments", new Document("orderId", held.id()), new Document("status", "CAPTURED"));
		PlacedOrder unknown = captured();
		set("payments", new Document("orderId", unknown.id()), new Document("intentId", "pi_nobody_knows"));

		Report report = reconcile(NO_GRACE);

		assertThat(of(held, report)).extracting(Finding::kind).containsExactly(Verdict.TICKET_WITHOUT_CAPTURE);
		assertThat(of(unknown, report)).extracting(Finding::kind)
			.containsExactlyInAnyOrder(Verdict.TICKET_WITHOUT_CAPTURE, Verdict.ORPHAN_CHARGE);
	}

	@Test
	void findsAmountsThatDiffer() {
		PlacedOrder order = captured();
		set("payments", new Document("orderId", order.id()), new Document("amount.amount", 1L));

		assertThat(of(order, reconcile(NO_GRACE))).extracting(Finding::kind).containsExactly(Verdict.MISMATCH);
	}

	@Test
	void forgetsAFindingThatIsSettled() {
		PlacedOrder order = captured();
		set("payments", new Document("orderId", order.id()), new Document("amount.amount", 1L));
		Finding found = of(order, reconcile(NO_GRACE)).getFirst();
		Report second = reconcile(NO_GRACE);
		set("payments", new Document("orderId", order.id()), new Document("amount.amount", 1999L));

		assertThat(of(order, second)).containsExactly(found);
		assertThat(of(order, reconcile(NO_GRACE))).isEmpty();
	}

	@Test
	void findsNothingInTheMidstOfTraffic() {
		List<PlacedOrder> orders = IntStream.range(0, 50).mapToObj((_) -> order()).toList();
		List<Report> seen = new ArrayList<>();
		List<Callable<Boolean>> actions = new ArrayList<>();
		for (PlacedOrder order : orders) {
			actions.add(() -> buy(order, orders.indexOf(order) % 3 != 0));
		}
		actions.add(() -> seen.add(reconcile(Duration.ofSeconds(10))));
		actions.add(() -> seen.add(reconcile(Duration.ofSeconds(10))));
		atOnce(actions);
		seen.add(reconcile(Duration.ofSeconds(10)));
		for (PlacedOrder order : orders) {
			awaitStatus(order, (orders.indexOf(order) % 3 != 0) ? "CAPTURED" : "VOIDED");
		}
		seen.add(reconcile(NO_GRACE));

		assertThat(seen).hasSize(4)
			.allSatisfy((report) -> assertThat(report.failure()).isNull())
			.allSatisfy((report) -> assertThat(orders).allSatisfy((order) -> assertThat(of(order, report)).isEmpty()));
		assertThat(seen.getLast().intents()).isGreaterThanOrEqualTo(50);
	}

	@Test
	void canBeDoneByTwoAtOnce() {
		PlacedOrder order = order();
		Intent stray = held(new ObjectId().toHexString(), order);
		PlacedOrder unpaid = order();
		WIRE.publish(unpaid.completed());
		awaitReplica(unpaid, 2);

		List<Report> both = atOnce(List.of(() -> reconcile(NO_GRACE), () -> reconcile(NO_GRACE)));

		assertThat(both).allSatisfy((report) -> assertThat(report.failure()).isNull())
			.allSatisfy((report) -> assertThat(of(unpaid, report)).hasSize(1));
		assertThat(state(stray.id())).isEqualTo(Intent.State.CANCELED);
	}

	@Test
	void isDueForOneOfManyInstances() {
		String name = new ObjectId().toHexString();
		Instant now = Instant.now();
		Callable<Boolean> take = () -> this.lease.take(name, now, Duration.ofMinutes(5));

		assertThat(atOnce(Collections.nCopies(10, take))).containsOnlyOnce(true);
		assertThat(this.lease.take(name, now.plusSeconds(299), Duration.ofMinutes(5))).isFalse();
		assertThat(this.lease.take(name, now.plusSeconds(300), Duration.ofMinutes(5))).isTrue();
	}

	@Test
	void isDoneByOneOfTwoInstancesWhenItIsDue() {
		this.mongo.getCollection("leases").deleteMany(new Document());
		ReconciliationSettings settings = settings(NO_GRACE, Duration.ofSeconds(1));
		Callable<Boolean> instance = () -> {
			Reports mine = mock(Reports.class);
			when(mine.last()).thenReturn(Report.none());
			when(mine.save(any())).thenAnswer((call) -> call.getArgument(0));
			Reconcile reconcile = new Reconcile(this.books, this.stripe, this.payments, mine, settings, this.clock);
			new ReconcileSchedule(this.lease, reconcile, settings, this.clock).reconcileIfDue();
			return !mockingDetails(mine).getInvocations().isEmpty();
		};

		assertThat(atOnce(Collections.nCopies(2, instance))).containsExactlyInAnyOrder(true, false);
	}

	@Test
	void keepsTheOldNumbersWhenStripeFallsSilent() {
		PlacedOrder order = captured();
		set("payments", new Document("orderId", order.id()), new Document("amount.amount", 1L));
		Report before = reconcile(NO_GRACE);
		StripeLedger silent = new StripeLedger() {

			@Override
			public void since(Instant from, Consumer<List<BookedIntent>> reader) {
				reader.accept(List.of());
				throw new StripeSilent("no second page", false);
			}

			@Override
			public Optional<BookedIntent> find(String id) {
				throw new StripeSilent("no answer", false);
			}

		};

		Report after = reconcile(NO_GRACE, new Books(silent, this.books.payments(), this.books.orders()));

		assertThat(after.failure()).isNotNull();
		assertThat(after.failure().why()).isEqualTo("no second page");
		assertThat(after.counts()).isEqualTo(before.counts());
		assertThat(of(order, this.reports.last())).hasSize(1);
		assertThat(reconcile(NO_GRACE).failure()).as("once Stripe answers").isNull();
	}

	@Test
	void readsAllPages() {
		PlacedOrder order = order();
		List<String> made = IntStream.range(0, 120)
			.mapToObj((i) -> this.stripe
				.create(new Purpose(new ObjectId().toHexString(), order.id(), order.total()), order.id() + i)
				.id())
			.toList();
		List<List<BookedIntent>> pages = new ArrayList<>();
		this.books.stripe().since(BEGINNING.minusSeconds(1), pages::add);

		assertThat(pages).hasSizeGreaterThan(1);
		assertThat(pages.stream().flatMap(List::stream).map(BookedIntent::id)).doesNotHaveDuplicates()
			.containsAll(made);
		reconcile(NO_GRACE);
		assertThat(made).allSatisfy((id) -> assertThat(state(id)).isEqualTo(Intent.State.CANCELED));
	}

	@Test
	void tellsOperatorsAndMetrics() {
		PlacedOrder order = order();
		WIRE.publish(order.completed());
		awaitReplica(order, 2);
		reconcile(NO_GRACE);
		JsonNode report = get(null, "/actuator/reconciliation").json();
		assertThat(report.at("/counts/ticketWithoutCapture").asInt()).isPositive();
		String metrics = get(null, "/actuator/prometheus").response().body();

		String tag = "{application=\"payments\"} ";
		assertThat(metrics)
			.contains(
					"ticket_without_capture%s%.1f".formatted(tag, report.at("/counts/ticketWithoutCapture").asDouble()))
			.contains("orphan_charges" + tag, "captured_without_ticket" + tag, "ledger_mismatches" + tag);
		assertThat(post(null, "/actuator/reconciliation", "{}").json().has("findings")).isTrue();
	}

	@Test
	void readsTheBooksOnIndexes() {
		List<Document> many = IntStream.range(0, 3000)
			.mapToObj((_) -> new Document("_id", new ObjectId(new Date(0)).toHexString()).append("status", "cancelled")
				.append("orderId", new ObjectId().toHexString())
				.append("version", 3L))
			.toList();
		for (String collection : List.of("payments", "orders")) {
			this.mongo.getCollection(collection).insertMany(many);
			QueryPlan.assertOnIndex(this.mongo.getDb(), collection,
					new Document("_id", new Document("$gt", "%08x".formatted(BEGINNING.getEpochSecond()))),
					new Document("_id", 1));
			this.mongo.getCollection(collection)
				.deleteMany(
						new Document("_id", new Document("$in", many.stream().map((one) -> one.get("_id")).toList())));
		}
	}

	private Report reconcile(Duration grace) {
		return reconcile(grace, this.books);
	}

	private Report reconcile(Duration grace, Books books) {
		return reconcile(settings(grace, Duration.between(BEGINNING, Instant.now()).plusSeconds(1)), books);
	}

	private static ReconciliationSettings settings(Duration grace, Duration lookback) {
		return new ReconciliationSettings(Duration.ofMinutes(5), lookback, grace, Duration.ofMillis(500));
	}

	private Report reconcile(ReconciliationSettings settings, Books books) {
		return new Reconcile(books, this.stripe, this.payments, this.reports, settings, this.clock).reconcile();
	}

	/**
	 * An intent that holds the order's amount for a payment.
	 */
	private Intent held(String paymentId, PlacedOrder order) {
		String key = new ObjectId().toHexString();
		Intent intent = this.stripe.create(new Purpose(paymentId, order.id(), order.total()), key);
		return this.stripe.confirm(intent.id(), new Card(Card.Kind.TOKEN, "tok_visa"), "confirm:" + key);
	}

	private boolean buy(PlacedOrder order, boolean completes) {
		assertThat(pay(order, "tok_visa").status()).isEqualTo(201);
		WIRE.publish(completes ? order.completed() : order.cancelled());
		return completes;
	}

	private PlacedOrder captured() {
		PlacedOrder order = order();
		buy(order, true);
		awaitStatus(order, "CAPTURED");
		return order;
	}

	private void refund(PlacedOrder order, long amount) throws StripeException {
		this.client.v1()
			.refunds()
			.create(RefundCreateParams.builder()
				.setPaymentIntent(stored(order).getString("intentId"))
				.setAmount(amount)
				.build());
	}

	private Intent.State state(String intent) {
		return this.stripe.find(intent).state();
	}

	private void set(String collection, Document which, Document fields) {
		this.mongo.getCollection(collection).updateOne(which, new Document("$set", fields));
	}

	/**
	 * What the report says of an order.
	 */
	private static List<Finding> of(PlacedOrder order, Report report) {
		return report.findings().stream().filter((finding) -> order.id().equals(finding.orderId())).toList();
	}

}
