package dev.ticketing.systemtests.invariants;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.invariants.SmallWorld.LATE;
import static dev.ticketing.systemtests.invariants.SmallWorld.OPEN;
import static dev.ticketing.systemtests.invariants.SmallWorld.PAID;
import static dev.ticketing.systemtests.invariants.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Money, answers and repetitions: what each spoilt world is found to violate, and nothing
 * else.
 */
class MoneyInvariantTests {

	private final SmallWorld world = new SmallWorld();

	@Test
	void aTicketThatNobodyPaidForIsFound() {
		this.world.sources.intent("pi_1").put("status", "requires_capture").put("amount_captured", 0);
		this.world.sources.stored("payments/payments", "p1").append("status", "AUTHORIZED");
		assertThat(this.world.violated()).containsExactly(3);
	}

	@Test
	void moneyTakenForNothingIsFoundFromAllSides() {
		this.world.sources.intent("pi_2").put("status", "succeeded").put("amount_captured", 2000);
		assertThat(this.world.violated()).containsExactly(3, 4, 11);
		assertThat(this.world.inspect().violations()).anyMatch((one) -> one.contains(LATE + " (cancelled"));
	}

	@Test
	void moneyTakenTwiceIsFound() {
		this.world.sources.intent("pi_3", PAID, "succeeded", 2000);
		this.world.sources.taken("pi_3", START.plusSeconds(6));
		assertThat(this.world.violated()).containsExactly(3, 11);
		assertThat(this.world.inspect().violations()).anyMatch((one) -> one.contains("was paid 2 times"));
	}

	@Test
	void moneyTakenTwiceAndGivenBackByHandIsNoFinding() {
		this.world.sources.intent("pi_3", PAID, "succeeded", 2000).put("amount_refunded", 1999);
		this.world.sources.taken("pi_3", START.plusSeconds(6));
		assertThat(this.world.violated()).containsExactly(3, 11);
		this.world.sources.intent("pi_3").put("amount_refunded", 2000);
		assertThat(this.world.inspect().violations()).isEmpty();
	}

	@Test
	void anotherAmountThanTheTotalIsFound() {
		this.world.sources.intent("pi_1").put("amount_captured", 1999);
		assertThat(this.world.violated()).containsExactly(3, 11);
	}

	@Test
	void moneyThatIsStillSetAsideForAnEndedOrderIsFound() {
		this.world.sources.intent("pi_2").put("status", "requires_capture").put("amount_capturable", 2000);
		assertThat(this.world.violated()).containsExactly(3);
	}

	@Test
	void anIntentForAnOrderThatDoesNotExistIsFound() {
		this.world.sources.intent("pi_3", "nobody", "requires_payment_method", 2000);
		assertThat(this.world.violated()).containsExactly(3);
	}

	@Test
	void aCardThatWasChargedBeforeTheOrderWasCompleteIsFound() {
		this.world.sources.stream("ORDERS").removeIf((message) -> message.is("order.completed"));
		this.world.tell(PAID, "order.completed", 2, 7);
		assertThat(this.world.violated()).containsExactly(4);
	}

	@Test
	void aSumThatIsACentOffIsFound() {
		this.world.sources.stored("payments/payments", "p1")
			.append("amount", SmallWorld.money().append("amount", 2001L));
		assertThat(this.world.violated()).containsExactly(11);
		assertThat(this.world.inspect().violations())
			.containsExactly("11: The bank has 2000 EUR of ours, and we say 2001");
	}

	@Test
	void moneyGivenBackThatWeDoNotKnowOfIsFound() {
		this.world.sources.intent("pi_1").put("amount_refunded", 500);
		assertThat(this.world.violated()).containsExactly(3, 11);
	}

	@Test
	void moneyThatIsGivenBackIsNoFinding() {
		this.world.refund("SUCCEEDED");
		this.world.sources.intent("pi_1").put("amount_refunded", 2000);
		assertThat(this.world.inspect().violations()).isEmpty();
	}

	@Test
	void moneyThatCouldNotBeGivenBackIsStillThere() {
		this.world.refund("FAILED");
		assertThat(this.world.inspect().violations()).isEmpty();
		this.world.sources.intent("pi_1").put("amount_refunded", 2000);
		assertThat(this.world.violated()).containsExactly(3, 11);
	}

	@Test
	void moneyThatIsKeptThoughItWasPromisedBackIsFound() {
		this.world.refund("SUCCEEDED");
		assertThat(this.world.violated()).containsExactly(3, 11);
		assertThat(this.world.inspect().violations()).anyMatch((one) -> one.contains("0 is to be kept, and 2000 is"));
	}

	@Test
	void whatWasRefundedBeforeItWasTakenOwesNothing() {
		this.world.refund("SUCCEEDED");
		this.world.sources.intent("pi_1").put("status", "canceled").put("amount_captured", 0);
		this.world.sources.stored("payments/payments", "p1").append("status", "VOIDED");
		this.world.sources.stream("PAYMENTS").removeIf((message) -> message.is("payment.captured"));
		assertThat(this.world.inspect().violations()).isEmpty();
	}

	@Test
	void anOrderThatWasAnsweredAndIsNotThereIsFound() {
		this.world.sources.store("orders/idempotentRequests", this.world.answer("order:b:lost", "order-lost", 201));
		assertThat(this.world.violated()).containsExactly(9);
	}

	@Test
	void anOrderThatWasRefusedAndIsThereIsFound() {
		this.world.sources.stored("orders/idempotentRequests", "order:b:" + OPEN).append("status", 409);
		assertThat(this.world.violated()).containsExactly(9);
	}

	@Test
	void aPaymentThatWasAnsweredAndIsNotThereIsFound() {
		this.world.sources.store("payments/idempotentRequests", this.world.answer("payment:b:lost", "p-lost", 201));
		assertThat(this.world.violated()).containsExactly(9);
	}

	@Test
	void aRepeatedRequestThatMadeASecondOrderIsFound() {
		Document answer = this.world.sources.stored("orders/idempotentRequests", "order:b:" + OPEN);
		answer.append("body", "{\"id\": \"%s\"}".formatted(PAID));
		assertThat(this.world.violated()).containsExactly(10);
	}

	@Test
	void aSecondPaymentOfAnOrderIsFound() {
		this.world.payment("p3", PAID, "PENDING", null);
		assertThat(this.world.violated()).containsExactly(10);
	}

}
