package dev.ticketing.systemtests;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import dev.ticketing.systemtests.Stripe.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.await;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Payments is killed when, of many purchases, each stands between another two effects:
 * what is written here, done at Stripe, told to the others.
 */
@org.junit.jupiter.api.Order(47)
@OnPlatform(settings = { "PAYMENTS_STRIPE_READTIMEOUT=150s", "PAYMENTS_RECONCILIATION_FIRSTAFTER=1d" })
class KilledWhilePayingTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final String THREE_D_SECURE = "tok_threeDSecureRequired";

	private static final String INTENTS = "/v1/payment_intents";

	private static final String CONFIRM = INTENTS + "/*/confirm";

	private static final String CAPTURE = INTENTS + "/*/capture";

	private static final String CANCEL = INTENTS + "/*/cancel";

	private static final String REFUNDS = "/v1/refunds";

	private static final String GIVEN_BACK = "succeeded, given back";

	private final Map<Purchase, String> atStripe = new LinkedHashMap<>();

	private final List<Fault> lasting = new ArrayList<>();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private Platform platform;

	private Person seller;

	private Ticket ticket;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
		this.ticket = platform.people().onSale(this.seller, Offer.of(100).at("55.00"));
	}

	@AfterEach
	void mend() {
		this.platform.parts().thaw("nats");
		this.platform.stripe().fails();
		this.threads.shutdown();
		this.platform.dev("up");
	}

	@Test
	void everyPurchaseIsFinishedWithinAMinuteWhereverItStoodWhenPaymentsWasKilled() {
		betweenStoringAndStripe();
		whileTheOrderEnds();
		whileMoneyGoesBack();
		Purchase asked = betweenStoringAndTelling();
		this.atStripe
			.forEach((purchase, status) -> assertThat(purchase.atStripe()).as(purchase.where()).isEqualTo(status));
		List.of("payments", "orders").forEach(this.platform.parts()::kill);
		this.platform.parts().thaw("nats");
		this.platform.stripe().fails();
		assertThat(this.platform.stripe().authenticate(asked.intentId(), "succeed").status()).isEqualTo(200);
		this.platform.dev("up");
		long up = System.nanoTime();
		Map<String, String> ends = allEndAsTheyShould();
		Duration took = Duration.ofNanos(System.nanoTime() - up);
		System.out.printf("Killed between two effects, and finished %d s after the start: %s%n", took.toSeconds(),
				ends);
		assertThat(took).isLessThan(MINUTE);
	}

	private Map<String, String> allEndAsTheyShould() {
		Map<String, String> ends = new TreeMap<>();
		eventually(() -> {
			Ledger ledger = this.platform.ledger();
			this.atStripe.keySet()
				.forEach((each) -> ends.put(each.where(), ledger.end(each.buyer().sees(each.order()))));
			this.atStripe.keySet()
				.forEach((each) -> assertThat(ends.get(each.where())).as(each.where()).isEqualTo(each.end()));
		});
		return ends;
	}

	private void betweenStoringAndStripe() {
		stuckPaying("payment stored | intent made", "slow-before", INTENTS, "none");
		stuckPaying("intent made | its id stored", "slow-after", INTENTS, "requires_payment_method");
		stuckPaying("intent's id stored | card confirmed", "slow-before", CONFIRM, "requires_payment_method");
		stuckPaying("card confirmed | authorization stored", "slow-after", CONFIRM, "requires_capture");
		stuckPaying("end of the order stored | money taken", "slow-before", CAPTURE, "requires_capture");
		stuckPaying("money taken | capture stored", "slow-after", CAPTURE, "succeeded");
		stuckHearing("notice stored | looked at Stripe", "slow-before");
		stuckHearing("looked at Stripe | authorization stored", "slow-after");
	}

	private void whileTheOrderEnds() {
		// Notices would have somebody else go on with what hangs.
		this.lasting.add(Fault.often("webhook-lost", 1, 0));
		this.platform.stripe().fails(this.lasting);
		stuckCancelling("end of the order stored | money let go", "slow-before", "requires_action");
		stuckCancelling("money let go | void stored", "slow-after", "canceled");
		Purchase confirming = stuckPaying("order cancelled | card confirmed, late", "slow-before", CONFIRM, "canceled");
		cancel(confirming);
		Purchase confirmed = stuckPaying("card confirmed, order cancelled | void", "slow-after", CONFIRM,
				"requires_capture");
		stuck("slow-before", CANCEL, Fault.LONG, () -> confirmed.buyer().cancels(confirmed.order()));
		this.atStripe.put(confirmed.ending(Ledger.CANCELLED), this.atStripe.remove(confirmed));
	}

	private void whileMoneyGoesBack() {
		Purchase before = bought("refund stored | Stripe asked for it");
		stuck("slow-before", REFUNDS, Fault.LONG, () -> this.seller.refunds(before.order()));
		this.atStripe.put(before, "succeeded");
		Purchase after = bought("refund made | stored");
		stuck(refund(Fault.LONG), () -> this.seller.refunds(after.order()));
		this.atStripe.put(after, GIVEN_BACK);
	}

	/**
	 * NATS hears nothing from the moment on in which the calls are answered.
	 * @return the purchase that the bank asks its buyer about
	 */
	private Purchase betweenStoringAndTelling() {
		Purchase refunded = bought("refund's outcome stored | told");
		Purchase unheard = bought("refund granted | told");
		Purchase taken = purchase("capture stored | told", Ledger.COMPLETE);
		Purchase agreed = purchase("authorization stored | told", Ledger.COMPLETE);
		Purchase asked = purchase("challenge stored | told, bank's answer told | stored", Ledger.COMPLETE);
		Purchase released = challenged("void stored | told", Ledger.CANCELLED);
		Purchase cancelled = challenged("order cancelled | told", Ledger.CANCELLED);
		List<Fault> faults = new ArrayList<>(refund(Fault.SHORT));
		faults.add(Fault.once("slow-after", CAPTURE, Fault.SHORT));
		faults.add(Fault.once("slow-after", CANCEL, Fault.SHORT));
		stuck(faults, () -> this.seller.refunds(refunded.order()), () -> pay(taken, "tok_visa"),
				() -> released.buyer().cancels(released.order()));
		stuck(List.of(Fault.always("slow-after", CONFIRM, Fault.SHORT)), () -> pay(asked, THREE_D_SECURE),
				() -> pay(agreed, "tok_visa"));
		this.platform.parts().freeze("nats");
		assertThat(taken.payment()).as("NATS froze in time").isEqualTo("authorized");
		assertThat(refunded.payment()).as("NATS froze in time").isEqualTo("captured");
		cancelled.buyer().cancels(cancelled.order());
		this.seller.refunds(unheard.order());
		Map<Purchase, String> stored = Map.of(refunded, "refunded", taken, "captured", released, "voided", asked,
				"requires_action", agreed, "authorized", cancelled, "requires_action", unheard, "captured");
		stored.forEach((purchase, status) -> await().until(purchase::payment, status::equals));
		this.atStripe.putAll(Map.of(refunded, GIVEN_BACK, taken, "succeeded", released, "canceled", asked,
				"requires_action", agreed, "requires_capture", cancelled, "requires_action", unheard, "succeeded"));
		return asked;
	}

	private Purchase stuckPaying(String where, String fault, String call, String status) {
		Purchase purchase = purchase(where, Ledger.COMPLETE);
		stuck(fault, call, Fault.LONG, () -> pay(purchase, "tok_visa"));
		this.atStripe.put(purchase, status);
		return purchase;
	}

	private void stuckHearing(String where, String fault) {
		Purchase purchase = challenged(where, Ledger.COMPLETE);
		// Several notices tell of it, and what is left of them is worked through again.
		Fault always = Fault.always(fault, INTENTS + "/" + purchase.intentId(), Fault.LONG);
		stuck(List.of(always), () -> this.platform.stripe().authenticate(purchase.intentId(), "succeed"));
		this.lasting.add(always);
		this.atStripe.put(purchase, "requires_capture");
	}

	private void stuckCancelling(String where, String fault, String status) {
		Purchase purchase = challenged(where, Ledger.CANCELLED);
		stuck(fault, CANCEL, Fault.LONG, () -> purchase.buyer().cancels(purchase.order()));
		this.atStripe.put(purchase, status);
	}

	private void cancel(Purchase purchase) {
		purchase.buyer().cancels(purchase.order());
		await().until(purchase::atStripe, "canceled"::equals);
		this.atStripe.put(purchase.ending(Ledger.CANCELLED), this.atStripe.remove(purchase));
	}

	private Purchase purchase(String where, String end) {
		Person buyer = this.platform.people().crowd(1).getFirst();
		return new Purchase(where, buyer, buyer.reserves(this.ticket, 1), end, this.platform);
	}

	/**
	 * The bank asks its buyer something.
	 */
	private Purchase challenged(String where, String end) {
		Purchase purchase = purchase(where, end);
		purchase.buyer().pays(purchase.order(), THREE_D_SECURE);
		return purchase;
	}

	/**
	 * It is paid for, and will be given back.
	 */
	private Purchase bought(String where) {
		Purchase purchase = purchase(where, Ledger.CANCELLED);
		purchase.buyer().pays(purchase.order(), "tok_visa");
		await().until(purchase::payment, "captured"::equals);
		return purchase;
	}

	private static void pay(Purchase purchase, String card) {
		purchase.buyer().triesToPay(purchase.order(), card);
	}

	/**
	 * The list of refunds is answered, and making one takes its time.
	 */
	private static List<Fault> refund(long millis) {
		return List.of(Fault.once("slow-before", REFUNDS, 0), Fault.once("slow-after", REFUNDS, millis));
	}

	private void stuck(String fault, String call, long millis, Runnable action) {
		stuck(List.of(Fault.once(fault, call, millis)), action);
	}

	/**
	 * Has things done of which nobody hears any more, and waits until each call that is
	 * to hang does so.
	 */
	private void stuck(List<Fault> faults, Runnable... actions) {
		this.platform.stripe().fails(Stream.concat(this.lasting.stream(), faults.stream()).toList());
		Stream.of(actions).forEach(this.threads::execute);
		faults.forEach((fault) -> await().until(() -> this.platform.stripe().struck().get(fault.name()),
				(times) -> times >= Math.min(fault.times(), actions.length)));
	}

}
