package dev.ticketing.payments.payment;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

import dev.ticketing.payments.stripe.CardDeclined;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.Refunds;
import dev.ticketing.payments.stripe.Refunds.Return;
import dev.ticketing.payments.stripe.StripeRefund;
import dev.ticketing.payments.stripe.StripeRefused;

import org.springframework.stereotype.Component;

/**
 * Gives back what was taken, one refund at a time. Stripe is always asked first what it
 * has given back already: it forgets idempotency keys after a day, and a refund may be
 * begun again much later.
 */
@Component
class RefundPayment {

	private final Refunds refunds;

	private final Clock clock;

	RefundPayment(Refunds refunds, Clock clock) {
		this.refunds = refunds;
		this.clock = clock;
	}

	/**
	 * Gives back the next amount that is asked for, unless Stripe has done so.
	 */
	void refund(Payment payment) {
		AmountMismatch.checkReturns(payment);
		if (look(payment)) {
			return;
		}
		Refund next = payment.returns().requested().orElseThrow();
		try {
			StripeRefund made = this.refunds.create(purpose(payment, next), payment.key("refund:" + next.id()));
			hear(payment, List.of(made));
		}
		catch (StripeRefused | CardDeclined ex) {
			payment.returnsBecome(payment.returns().failed(next.id(), String.valueOf(ex.getMessage())),
					this.clock.instant());
		}
	}

	/**
	 * Sees how the refunds stand at Stripe.
	 * @return whether that is news
	 */
	boolean look(Payment payment) {
		return hear(payment, this.refunds.of(Objects.requireNonNull(payment.intentId())));
	}

	private boolean hear(Payment payment, List<StripeRefund> there) {
		payment.returns()
			.refunds()
			.forEach((refund) -> there.stream()
				.filter((same) -> same.refundId().equals(refund.id()))
				.forEach((same) -> AmountMismatch.check(payment, refund, same)));
		return payment.returnsBecome(payment.returns().like(there), this.clock.instant());
	}

	private static Return purpose(Payment payment, Refund refund) {
		return new Return(refund.id(), Objects.requireNonNull(payment.intentId()),
				new Purpose(payment.id(), payment.orderId(), payment.amount()), refund.amount());
	}

}
