package dev.ticketing.payments.payment;

import java.time.Instant;
import java.util.ArrayList;

import dev.ticketing.events.Money;
import dev.ticketing.payments.PlacedOrder;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Decline;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaymentTests {

	private static final Instant NOW = Instant.parse("2027-05-01T19:30:00Z");

	private static final Card CARD = new Card(Card.Kind.TOKEN, "tok_visa");

	private static final Decline DECLINE = new Decline("card_declined", "generic_decline", "Your card was declined.");

	private final PlacedOrder order = PlacedOrder.over(new Money(1999, "USD"));

	private final Order complete = Order.of(this.order.completed().order());

	private final Order cancelled = Order.of(this.order.cancelled().order());

	@Test
	void goesFromStepToStepUntilTheBankHasAgreed() {
		Payment payment = begun();
		assertThat(payment.step()).isEqualTo(Step.OPEN);
		payment.opened("pi_1", NOW);
		assertThat(payment.step()).isEqualTo(Step.AUTHORIZE);
		payment.authorized(NOW);
		assertThat(payment.step()).isEqualTo(Step.NONE);
		assertThat(payment.progress().since()).as("nothing is due").isNull();
	}

	@Test
	void isCapturedOnlyOnceTheOrderIsComplete() {
		Payment payment = authorized();
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> payment.captured(NOW));
		assertThat(payment.follow(this.complete, NOW)).isTrue();
		assertThat(payment.step()).isEqualTo(Step.CAPTURE);
		assertThat(payment.progress().since()).isEqualTo(NOW);
		payment.captured(NOW);
		assertThat(payment.status()).isEqualTo(PaymentStatus.CAPTURED);
		assertThat(payment.step()).isEqualTo(Step.NONE);
	}

	@Test
	void isNeverCapturedForACancelledOrder() {
		Payment payment = authorized();
		payment.follow(this.cancelled, NOW);
		assertThat(payment.step()).isEqualTo(Step.VOID);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> payment.captured(NOW));
		assertThat(payment.follow(this.complete, NOW)).as("the first end is the end").isFalse();
		payment.released(NOW);
		assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDED);
	}

	@Test
	void isVoidedWhereverItIsWhenTheOrderIsCancelled() {
		Payment fresh = begun();
		Payment declined = opened();
		declined.declined(DECLINE, 5, NOW);
		stored(declined);
		Payment waiting = opened();
		waiting.actionRequired("secret", NOW);
		stored(waiting);
		for (Payment payment : new Payment[] { fresh, declined, waiting }) {
			payment.follow(this.cancelled, NOW);
			assertThat(payment.step()).isEqualTo(Step.VOID);
			assertThat(payment.isOpenToCards()).isFalse();
			payment.released(NOW);
			assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDED);
		}
	}

	@Test
	void acceptsAnotherCardAfterADeclineButNotAfterTheLastOne() {
		Payment payment = opened();
		payment.declined(DECLINE, 2, NOW);
		stored(payment);
		assertThat(payment.status()).isEqualTo(PaymentStatus.DECLINED);
		assertThat(payment.isOpenToCards()).isTrue();

		payment.begin(CARD, "second", NOW);
		assertThat(payment.attempt().number()).isEqualTo(2);
		assertThat(payment.step()).as("the intent is there already").isEqualTo(Step.AUTHORIZE);
		payment.declined(DECLINE, 2, NOW);
		assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> payment.begin(CARD, "third", NOW));

		payment.follow(this.cancelled, NOW);
		assertThat(payment.step()).as("the intent is still open").isEqualTo(Step.VOID);
		payment.released(NOW);
		assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
		assertThat(payment.step()).isEqualTo(Step.NONE);
	}

	@Test
	void tellsOnceThatTheBankAsksTheBuyer() {
		Payment payment = opened();
		payment.actionRequired("secret", NOW);
		stored(payment);
		payment.actionRequired("secret", NOW.plusSeconds(30));
		assertThat(payment.step()).isEqualTo(Step.LOOK);
		assertThat(payment.progress().since()).as("looked again").isEqualTo(NOW.plusSeconds(30));
		payment.authorized(NOW.plusSeconds(31));
		assertThat(payment.step()).isEqualTo(Step.NONE);
	}

	@Test
	void isOverWhenWhatWasSetAsideForACompleteOrderHasLapsed() {
		Payment payment = authorized();
		assertThatExceptionOfType(IllegalStateException.class).as("nobody knows yet whether it is wanted")
			.isThrownBy(() -> payment.lapsed(NOW));
		payment.follow(this.complete, NOW);
		payment.lapsed(NOW);
		assertThat(payment.status()).isEqualTo(PaymentStatus.VOIDED);
		assertThat(payment.step()).isEqualTo(Step.NONE);
		assertThat(payment.follow(this.cancelled, NOW)).isFalse();
	}

	@Test
	void doesNotCountACardThatNeverReachedTheBank() {
		Payment payment = opened();
		payment.refused(DECLINE, NOW);
		assertThat(payment.declines()).isZero();
		assertThat(payment.isOpenToCards()).isTrue();
	}

	@Test
	void takesNoOtherCardWhileOneIsWithTheBankOrAccepted() {
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> begun().begin(CARD, "second", NOW));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> authorized().begin(CARD, "second", NOW));
	}

	@Test
	void keepsItsKeysUntilStripeHasSpentThem() {
		Payment payment = opened();
		assertThat(payment.key("cap:1")).isEqualTo("cap:1");
		payment.abandon(false);
		assertThat(payment.key("cap:1")).isEqualTo("cap:1");
		assertThat(payment.progress().abandoned()).isTrue();
		payment.abandon(true);
		assertThat(payment.key("cap:1")).isEqualTo("cap:1:1");
		payment.takeOver(NOW.plusSeconds(30));
		assertThat(payment.progress().abandoned()).isFalse();
		assertThat(payment.progress().since()).isEqualTo(NOW.plusSeconds(30));
		payment.authorized(NOW);
		assertThat(payment.key("cap:1")).as("never again the same").isEqualTo("cap:1:1");
	}

	private Payment begun() {
		Payment payment = Payment.of(new ObjectId().toHexString(), Order.of(this.order.created().order()));
		payment.begin(CARD, "first", NOW);
		return payment;
	}

	private Payment opened() {
		Payment payment = begun();
		payment.opened("pi_1", NOW);
		return payment;
	}

	private Payment authorized() {
		Payment payment = opened();
		payment.authorized(NOW);
		return stored(payment);
	}

	/**
	 * As the outbox leaves it: one version further, its event told.
	 */
	private static Payment stored(Payment payment) {
		ReflectionTestUtils.setField(payment, "version", payment.nextVersion());
		ReflectionTestUtils.setField(payment, "outbox", new ArrayList<>());
		return payment;
	}

}
