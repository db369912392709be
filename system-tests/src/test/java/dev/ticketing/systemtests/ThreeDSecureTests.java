package dev.ticketing.systemtests;

import java.time.Duration;
import java.util.Map;

import dev.ticketing.systemtests.Stripe.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketing.systemtests.Eventually.await;
import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static dev.ticketing.systemtests.Eventually.onceKnown;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank asks the buyer before it agrees (3-D Secure). What the buyer has answered is
 * told by a webhook, or found out when the buyer's browser asks.
 */
@org.junit.jupiter.api.Order(26)
@OnPlatform
class ThreeDSecureTests {

	/** As Stripe's card 4000 0027 6000 3184: each payment is asked about. */
	private static final String ALWAYS = "pm_card_authenticationRequired";

	/** As Stripe's card 4000 0025 0000 3155: asked about unless it was set up before. */
	private static final String UNLESS_SET_UP = "pm_card_authenticationRequiredOnSetup";

	/** Sooner than the completer looks by itself. */
	private static final Duration BY_WEBHOOK = Duration.ofSeconds(25);

	private Platform platform;

	private Person buyer;

	private Person seller;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
		this.buyer = platform.signUp();
	}

	@AfterEach
	void mend() {
		this.platform.stripe().fails();
	}

	@ParameterizedTest
	@ValueSource(strings = { ALWAYS, UNLESS_SET_UP })
	void aWebhookCompletesThePurchaseThoughTheBrowserIsGone(String card) {
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1).at("30.00")), 1);
		Payment asked = asked(order, card);
		assertThat(this.platform.stripe().authenticate(asked.intentId(), "succeed").status()).isEqualTo(200);
		Order complete = await().atMost(BY_WEBHOOK).until(() -> this.buyer.sees(order), (seen) -> !seen.open());
		paidFor(complete, 3000);
	}

	@ParameterizedTest
	@ValueSource(strings = { ALWAYS, UNLESS_SET_UP })
	void askingForThePaymentCompletesThePurchaseThoughNoWebhookComes(String card) {
		this.platform.stripe().fails(Fault.often("webhook-lost", 1, 0));
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1).at("30.00")), 1);
		Payment asked = asked(order, card);
		assertThat(sees(asked).status()).isEqualTo("requires_action");
		assertThat(this.platform.stripe().authenticate(asked.intentId(), "succeed").status()).isEqualTo(200);
		await().until(() -> sees(asked).status(), "authorized captured"::contains);
		paidFor(ended(this.buyer, order), 3000);
	}

	@Test
	void sendingThePaymentAgainCompletesItToo() {
		this.platform.stripe().fails(Fault.often("webhook-lost", 1, 0));
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1).at("30.00")), 1);
		Payment asked = asked(order, ALWAYS);
		this.platform.stripe().authenticate(asked.intentId(), "succeed");
		Answer again = this.buyer.gateway().post("/api/payments", pay(order, ALWAYS));
		assertThat(this.buyer.rememberPayment(again).status()).isIn("authorized", "captured");
		paidFor(ended(this.buyer, order), 3000);
	}

	@Test
	void whoDeclinesAtTheirBankKeepsTheHoldAndMayTakeAnotherCard() {
		Ticket ticket = this.seller.offers(Offer.of(1).at("30.00"));
		Order order = this.buyer.reserves(ticket, 1);
		Payment asked = asked(order, ALWAYS);
		this.platform.stripe().authenticate(asked.intentId(), "fail");
		await().until(() -> sees(asked).status(), "declined"::equals);
		assertThat(this.buyer.sees(order).open()).isTrue();
		this.platform.signUp().triesToReserve(ticket, 1).refused(409);
		assertThat(this.buyer.pays(order, "tok_visa").id()).isEqualTo(asked.id());
		paidFor(ended(this.buyer, order), 3000);
	}

	@Test
	void whoCancelsWhileTheirBankAsksPaysNothingThoughTheyAnswer() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		Order order = this.buyer.reserves(ticket, 1);
		Payment asked = asked(order, ALWAYS);
		assertThat(this.buyer.cancels(order).cancelled()).isTrue();
		assertThat(this.platform.stripe().authenticate(asked.intentId(), "succeed").status()).isIn(200, 400);
		eventually(() -> assertThat(this.platform.ledger().of(order)).hasSize(1).allMatch(Ledger.Intent::voided));
		eventually(() -> assertThat(sees(asked).status()).isEqualTo("voided"));
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isOne());
	}

	/**
	 * The order waits for the bank from now on, and the buyer can answer.
	 */
	private Payment asked(Order order, String card) {
		Answer answer = onceKnown(() -> this.buyer.gateway().post("/api/payments", pay(order, card)));
		Payment payment = this.buyer.rememberPayment(answer);
		assertThat(payment.status()).isEqualTo("requires_action");
		assertThat(payment.clientSecret()).isNotBlank();
		await().until(() -> this.buyer.sees(order), Order::awaitingPayment);
		return payment;
	}

	private static Map<String, String> pay(Order order, String card) {
		return Map.of("orderId", order.id(), "paymentMethod", card);
	}

	private Payment sees(Payment payment) {
		return this.buyer.gateway().get("/api/payments/" + payment.id()).ok(Payment.class);
	}

	private void paidFor(Order order, long minorUnits) {
		assertThat(order.complete()).as(order.toString()).isTrue();
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(minorUnits));
		assertThat(this.platform.ledger().of(order)).hasSize(1);
	}

}
