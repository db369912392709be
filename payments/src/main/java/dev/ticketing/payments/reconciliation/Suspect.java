package dev.ticketing.payments.reconciliation;

import java.util.Optional;

import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.payment.PaymentBooks.Booked;
import dev.ticketing.payments.stripe.BookedIntent;
import org.jspecify.annotations.Nullable;

/**
 * What to look at more closely, by the ids that are known of it.
 */
record Suspect(@Nullable String intentId, @Nullable String paymentId, @Nullable String orderId) {

	static Suspect of(BookedIntent intent) {
		return new Suspect(intent.id(), intent.paymentId(), intent.orderId());
	}

	static Suspect of(Booked payment) {
		return new Suspect(payment.intentId(), payment.id(), payment.orderId());
	}

	static Suspect of(Order order) {
		return new Suspect(null, null, order.id());
	}

	/**
	 * Lays it open as it is now. What is read first is what changes last, so that a step
	 * which ends meanwhile is not seen half.
	 */
	Case open(Books books) {
		Optional<Order> order = Optional.ofNullable(this.orderId).flatMap(books.orders()::findById);
		Optional<Booked> payment = (this.paymentId != null) ? books.payments().find(this.paymentId)
				: Optional.ofNullable(this.orderId).flatMap(books.payments()::ofOrder);
		String id = (this.intentId != null) ? this.intentId : payment.map(Booked::intentId).orElse(null);
		Optional<BookedIntent> intent = Optional.ofNullable(id).flatMap(books.stripe()::find);
		return new Case(intent.orElse(null), payment.orElse(null), order.orElse(null));
	}

}
