package dev.ticketing.payments.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;

import dev.ticketing.payments.stripe.CardDeclined;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Intent.State;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.StripeRefused;
import dev.ticketing.payments.stripe.StripeSilent;

import org.springframework.stereotype.Component;

/**
 * Takes the money for a complete order.
 */
@Component
class CapturePayment {

	private final PaymentIntents intents;

	private final Clock clock;

	CapturePayment(PaymentIntents intents, Clock clock) {
		this.intents = intents;
		this.clock = clock;
	}

	void capture(Payment payment) {
		String id = Objects.requireNonNull(payment.intentId());
		Instant now = this.clock.instant();
		if (payment.progress().takeovers() > 0 && isTaken(payment, this.intents.find(id))) {
			payment.captured(now);
			return;
		}
		Intent intent = ask(payment, id);
		if (isTaken(payment, intent)) {
			payment.captured(now);
		}
		else if (intent.state() == State.CANCELED) {
			// Banks set an amount aside for some days only.
			payment.lapsed(now);
		}
		else {
			throw new StripeSilent("Intent " + id + " of a complete order can't be captured", true);
		}
	}

	private Intent ask(Payment payment, String id) {
		try {
			return this.intents.capture(id, payment.amount(), payment.key("cap:" + payment.id()));
		}
		catch (StripeRefused | CardDeclined ex) {
			return this.intents.find(id);
		}
	}

	private static boolean isTaken(Payment payment, Intent intent) {
		AmountMismatch.check(payment, intent);
		return intent.state() == State.TAKEN && intent.received() == intent.amount();
	}

}
