package dev.ticketing.payments.payment;

import java.time.Clock;

import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Intent.State;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.StripeRefused;
import dev.ticketing.payments.stripe.StripeSilent;

import org.springframework.stereotype.Component;

/**
 * Lets go of the money for an order that is cancelled, or refunded in full before the
 * money was taken. The intent is cancelled even if no card was accepted yet, so that a
 * confirmation which is still on its way can't succeed.
 */
@Component
class VoidPayment {

	private final PaymentIntents intents;

	private final Clock clock;

	VoidPayment(PaymentIntents intents, Clock clock) {
		this.intents = intents;
		this.clock = clock;
	}

	void release(Payment payment) {
		String id = payment.intentId();
		// An intent that is being made at this moment is never confirmed: storing its id
		// fails by the payment's version.
		if (id == null) {
			payment.released(this.clock.instant());
			return;
		}
		Intent intent = cancel(payment, id);
		if (intent.state() == State.CANCELED) {
			payment.released(this.clock.instant());
		}
		else if (intent.state() == State.TAKEN && payment.isToBeTaken()) {
			// All of it was refunded while it was being captured.
			AmountMismatch.check(payment, intent);
			payment.captured(this.clock.instant());
		}
		else {
			throw new StripeSilent("Intent " + id + " of a cancelled order can't be cancelled", true);
		}
	}

	private Intent cancel(Payment payment, String id) {
		try {
			return this.intents.cancel(id, payment.key("void:" + payment.id()));
		}
		catch (StripeRefused ex) {
			return this.intents.find(id);
		}
	}

}
