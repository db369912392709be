package dev.ticketing.payments.payment;

import java.time.Clock;
import java.util.Objects;

import dev.ticketing.payments.PaymentsSettings;
import dev.ticketing.payments.stripe.CardDeclined;
import dev.ticketing.payments.stripe.Decline;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Intent.State;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.StripeRefused;
import dev.ticketing.payments.stripe.StripeSilent;

import org.springframework.stereotype.Component;

/**
 * The way to the bank and back: makes the intent, confirms it with the buyer's card and
 * takes the bank's answer.
 */
@Component
class AuthorizePayment {

	private final PaymentIntents intents;

	private final PaymentsSettings settings;

	private final Clock clock;

	AuthorizePayment(PaymentIntents intents, PaymentsSettings settings, Clock clock) {
		this.intents = intents;
		this.settings = settings;
		this.clock = clock;
	}

	void open(Payment payment) {
		try {
			Purpose purpose = new Purpose(payment.id(), payment.orderId(), payment.amount());
			Intent intent = this.intents.create(purpose, payment.key("pi:" + payment.id()));
			AmountMismatch.check(payment, intent);
			payment.opened(intent.id(), this.clock.instant());
		}
		catch (StripeRefused ex) {
			payment.refused(ex.reason(), this.clock.instant());
		}
	}

	void authorize(Payment payment) {
		String id = Objects.requireNonNull(payment.intentId());
		if (payment.progress().takeovers() > 0) {
			Intent intent = this.intents.find(id);
			if (intent.state() != State.OPEN) {
				take(payment, intent);
				return;
			}
		}
		try {
			take(payment, this.intents.confirm(id, payment.attempt().card(), confirmation(payment)));
		}
		catch (CardDeclined ex) {
			payment.declined(ex.decline(), this.settings.maxDeclines(), this.clock.instant());
		}
		catch (StripeRefused ex) {
			refused(payment, id, ex);
		}
	}

	private static String confirmation(Payment payment) {
		return payment.key("confirm:" + payment.id() + ":" + payment.attempt().number());
	}

	private void refused(Payment payment, String intentId, StripeRefused ex) {
		if (ex.isAboutState()) {
			take(payment, this.intents.find(intentId));
		}
		else {
			payment.refused(ex.reason(), this.clock.instant());
		}
	}

	/**
	 * Sees whether the buyer has satisfied the bank.
	 */
	void look(Payment payment) {
		Intent intent = this.intents.find(Objects.requireNonNull(payment.intentId()));
		Decline decline = intent.lastDecline();
		if (intent.state() == State.OPEN && decline != null) {
			payment.declined(decline, this.settings.maxDeclines(), this.clock.instant());
		}
		else {
			take(payment, intent);
		}
	}

	private void take(Payment payment, Intent intent) {
		AmountMismatch.check(payment, intent);
		switch (intent.state()) {
			case HELD, TAKEN -> payment.authorized(this.clock.instant());
			case ACTION -> payment.actionRequired(intent.clientSecret(), this.clock.instant());
			case CANCELED -> {
				payment.dropIntent();
				payment.refused(new Decline("canceled", null, "The payment was cancelled. Please try again."),
						this.clock.instant());
			}
			case PROCESSING -> throw new StripeSilent("The bank has not answered yet", false);
			case OPEN -> throw new StripeSilent("Intent " + intent.id() + " was not confirmed", true);
		}
	}

}
