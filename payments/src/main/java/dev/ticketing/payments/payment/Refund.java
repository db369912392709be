package dev.ticketing.payments.payment;

import java.util.List;
import java.util.Locale;

import dev.ticketing.events.Money;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.StripeRefund;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.mapping.FieldType;
import org.springframework.data.mongodb.core.mapping.MongoId;

/**
 * A part of a payment that is given back.
 *
 * @param id as orders calls it
 * @param admissionIds which admissions are void by it
 * @param stripeId what Stripe calls it, once it was asked
 * @param failure why the money could not be given back
 */
record Refund(@MongoId(FieldType.STRING) String id, Money amount, List<String> admissionIds, Status status,
		@Nullable String stripeId, @Nullable String failure) {

	static Refund of(Order.Refund refund) {
		return new Refund(refund.id(), refund.amount(), refund.admissionIds(), Status.REQUESTED, null, null);
	}

	/**
	 * As it stands at Stripe.
	 */
	Refund like(StripeRefund there) {
		Status now = switch (there.state()) {
			case PENDING -> Status.PENDING;
			case SUCCEEDED -> Status.SUCCEEDED;
			case FAILED -> Status.FAILED;
		};
		return new Refund(this.id, this.amount, this.admissionIds, now, there.id(), there.failure());
	}

	Refund failed(String why) {
		return new Refund(this.id, this.amount, this.admissionIds, Status.FAILED, this.stripeId, why);
	}

	/**
	 * There was nothing to give back, since nothing was taken.
	 */
	Refund needless() {
		return new Refund(this.id, this.amount, this.admissionIds, Status.SUCCEEDED, null, null);
	}

	boolean is(Status status) {
		return this.status == status;
	}

	/**
	 * How far a refund is.
	 */
	enum Status {

		/** Granted; Stripe was not asked yet, or its answer is unknown. */
		REQUESTED,
		/** On its way. */
		PENDING,
		/** With the buyer, unless the bank sends it back. */
		SUCCEEDED,
		/** Could not be given back. */
		FAILED;

		/**
		 * As others know it.
		 */
		String text() {
			return (this == REQUESTED) ? PENDING.text() : name().toLowerCase(Locale.ROOT);
		}

	}

}
