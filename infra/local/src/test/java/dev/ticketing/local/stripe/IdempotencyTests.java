package dev.ticketing.local.stripe;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class IdempotencyTests {

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));

	private final Clock clock = ((InstantSource) this.now::get).withZone(ZoneOffset.UTC);

	private final StripeSimulator simulator = StripeSimulator.start(0, null, this.clock);

	private final Payments payments = new Payments(this.simulator.url());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void repeatsTheFirstAnswer() throws StripeException {
		PaymentIntent first = this.payments.create(Payments.paidWith("pm_card_visa", 100), "key");
		this.payments.capture(first.getId());
		PaymentIntent again = this.payments.create(Payments.paidWith("pm_card_visa", 100), "key");
		assertThat(again.toJson()).isEqualTo(first.toJson());
		assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed")).hasValue("true");
		assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed")).isEmpty();
		assertThat(intents()).hasSize(1);
	}

	@Test
	void capturesOnceHoweverOftenItIsAsked() throws StripeException {
		String id = this.payments.authorized(100).getId();
		this.payments.capture(id, "capture");
		assertThat(this.payments.capture(id, "capture").getAmountReceived()).isEqualTo(100);
	}

	@Test
	void repeatsADecline() throws StripeException {
		PaymentIntentCreateParams declined = Payments.paidWith("pm_card_chargeDeclined", 100);
		String first = declinedIntent(declined, "key");
		assertThat(declinedIntent(declined, "key")).isEqualTo(first);
		assertThat(intents()).hasSize(1);
	}

	@Test
	void repeatsTheRefusalOfAMove() throws StripeException {
		String id = this.payments.create(Payments.manual(100).build()).getId();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.payments.capture(id, "key"));
		this.payments.confirm(id, "pm_card_visa");
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.payments.capture(id, "key"))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("payment_intent_unexpected_state"));
		assertThat(this.payments.capture(id, "other").getStatus()).isEqualTo("succeeded");
	}

	@Test
	void executesAnewAfterARequestThatWasInvalid() throws StripeException {
		PaymentIntentCreateParams invalid = Payments.paidWith("pm_card_unknown", 100);
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> this.payments.create(invalid, "key"));
		assertThat(this.payments.create(Payments.paidWith("pm_card_visa", 100), "key").getStatus())
			.isEqualTo("requires_capture");
	}

	@Test
	void refusesAKeyWithOtherParameters() throws StripeException {
		String id = this.payments.create(Payments.paidWith("pm_card_visa", 100), "key").getId();
		assertThatExceptionOfType(IdempotencyException.class)
			.isThrownBy(() -> this.payments.create(Payments.paidWith("pm_card_visa", 101), "key"))
			.satisfies((ex) -> assertThat(ex.getStatusCode()).isEqualTo(400));
		assertThatExceptionOfType(IdempotencyException.class).isThrownBy(() -> this.payments.capture(id, "key"));
		assertThat(intents()).hasSize(1);
	}

	@Test
	void forgetsAKeyAfterADay() throws StripeException {
		String first = this.payments.create(Payments.paidWith("pm_card_visa", 100), "key").getId();
		this.now.set(Instant.parse("2026-03-02T09:59:59Z"));
		assertThat(this.payments.create(Payments.paidWith("pm_card_visa", 100), "key").getId()).isEqualTo(first);
		this.now.set(Instant.parse("2026-03-02T10:00:01Z"));
		assertThat(this.payments.create(Payments.paidWith("pm_card_visa", 100), "key").getId()).isNotEqualTo(first);
	}

	@Test
	void makesOneIntentOfManyRequestsAtOnceWithOneKey() throws Exception {
		Payments patient = new Payments(this.simulator.url(), "sk_test_contract", 8);
		List<PaymentIntent> made = atOnce(64, () -> patient.create(Payments.paidWith("pm_card_visa", 100), "key"));
		assertThat(made).hasSize(64);
		assertThat(made).extracting(PaymentIntent::getId).containsOnly(intents().getFirst().getId());
		assertThat(intents()).hasSize(1);
	}

	private List<PaymentIntent> intents() throws StripeException {
		return this.payments.client()
			.v1()
			.paymentIntents()
			.list(PaymentIntentListParams.builder().setLimit(100L).build())
			.getData();
	}

	private String declinedIntent(PaymentIntentCreateParams params, String key) throws StripeException {
		try {
			return this.payments.create(params, key).getId();
		}
		catch (CardException ex) {
			return ex.getStripeError().getPaymentIntent().getId();
		}
	}

	private static <T> List<T> atOnce(int callers, Callable<T> call) throws Exception {
		CountDownLatch start = new CountDownLatch(1);
		List<Future<T>> calls = new ArrayList<>();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < callers; i++) {
				calls.add(threads.submit(() -> {
					start.await();
					return call.call();
				}));
			}
			start.countDown();
		}
		return calls.stream().map(Future::resultNow).toList();
	}

}
