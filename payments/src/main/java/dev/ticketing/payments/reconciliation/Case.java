package dev.ticketing.payments.reconciliation;

import java.time.Instant;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.payment.PaymentBooks.Booked;
import dev.ticketing.payments.payment.PaymentBooks.Standing;
import dev.ticketing.payments.stripe.BookedIntent;
import dev.ticketing.payments.stripe.Intent.State;
import org.jspecify.annotations.Nullable;

/**
 * An intent, its payment and its order, side by side. One or two of them may be missing.
 */
record Case(@Nullable BookedIntent intent, @Nullable Booked payment, @Nullable Order order) {

	/**
	 * Judges it.
	 * @param then what has begun after this may still be under way
	 */
	Verdict judge(Instant then) {
		if (this.payment != null && this.payment.atWorkSince() != null && this.payment.atWorkSince().isAfter(then)) {
			return Verdict.FINE;
		}
		if (this.intent == null) {
			return (isComplete() || (this.payment != null && this.payment.isTaken())) ? Verdict.TICKET_WITHOUT_CAPTURE
					: Verdict.FINE;
		}
		if (this.payment == null || isAnother(this.intent, this.payment)) {
			return this.intent.created().isAfter(then) ? Verdict.FINE : stray(this.intent);
		}
		// An intent that its payment has not heard of yet is found by its key.
		return (this.payment.intentId() == null) ? Verdict.FINE : pair(this.intent, this.payment);
	}

	/**
	 * The suspect by all ids that are known now, so that it is one however it was found.
	 */
	Suspect named(Suspect suspect) {
		String orderId = suspect.orderId();
		if (this.payment == null) {
			return suspect;
		}
		String intentId = (suspect.intentId() != null) ? suspect.intentId() : this.payment.intentId();
		return new Suspect(intentId, this.payment.id(), (orderId != null) ? orderId : this.payment.orderId());
	}

	private boolean isComplete() {
		return this.order != null && this.order.isComplete();
	}

	private boolean isCancelled() {
		return this.order == null || this.order.isCancelled();
	}

	private static boolean isAnother(BookedIntent intent, Booked payment) {
		return (payment.intentId() != null) ? !payment.intentId().equals(intent.id())
				: payment.standing() == Standing.OVER;
	}

	private static Verdict stray(BookedIntent intent) {
		if (intent.isKept()) {
			return Verdict.ORPHAN_CHARGE;
		}
		return intent.isAlive() ? Verdict.CANCEL : Verdict.FINE;
	}

	private Verdict pair(BookedIntent intent, Booked payment) {
		boolean taken = intent.intent().state() == State.TAKEN;
		if (!taken && (isComplete() || payment.isTaken())) {
			return Verdict.TICKET_WITHOUT_CAPTURE;
		}
		if (taken && isCancelled()) {
			return intent.isKept() ? Verdict.CAPTURED_WITHOUT_TICKET : Verdict.FINE;
		}
		if (taken && payment.returned().owing()) {
			return Verdict.CAPTURED_WITHOUT_TICKET;
		}
		if (differ(intent, payment)) {
			return Verdict.MISMATCH;
		}
		boolean over = payment.standing() == Standing.OVER || (payment.standing() == Standing.FAILED && isCancelled());
		return (over && intent.isAlive()) ? Verdict.CANCEL : Verdict.FINE;
	}

	private static boolean differ(BookedIntent intent, Booked payment) {
		return switch (intent.intent().state()) {
			case CANCELED -> false;
			case TAKEN -> !intent.intent().isOver(payment.amount()) || !payment.isTaken()
					|| intent.intent().received() != intent.intent().amount() || !intent.hasReturned(payment.given());
			case OPEN, ACTION, PROCESSING, HELD -> !intent.intent().isOver(payment.amount());
		};
	}

}
