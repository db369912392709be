package dev.ticketing.payments.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.ticketing.events.Money;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.payment.Refund.Status;
import dev.ticketing.payments.stripe.StripeRefund;

/**
 * All that is to be given back of a payment.
 */
record Returns(List<Refund> refunds) {

	/**
	 * What is to be done next about them, once the money is taken.
	 */
	Step step() {
		if (requested().isPresent()) {
			return Step.REFUND;
		}
		return any((refund) -> refund.is(Status.PENDING)) ? Step.WATCH : Step.NONE;
	}

	/**
	 * The first that Stripe has not heard of, as far as is known.
	 */
	Optional<Refund> requested() {
		return this.refunds.stream().filter((refund) -> refund.is(Status.REQUESTED)).findFirst();
	}

	boolean isEmpty() {
		return this.refunds.isEmpty();
	}

	/**
	 * What was asked back and has not failed.
	 */
	long asked() {
		return sum((refund) -> !refund.is(Status.FAILED));
	}

	/**
	 * What Stripe has given back, or is about to.
	 */
	long given() {
		return sum((refund) -> refund.is(Status.PENDING) || refund.is(Status.SUCCEEDED));
	}

	long arrived() {
		return sum((refund) -> refund.is(Status.SUCCEEDED));
	}

	/**
	 * Whether all of the amount is asked back.
	 */
	boolean cover(Money amount) {
		return !isEmpty() && asked() == amount.amount();
	}

	/**
	 * Whether the money for an admission that is void could not be given back, and nobody
	 * tries again.
	 */
	boolean owe() {
		List<String> paidBack = this.refunds.stream()
			.filter((refund) -> !refund.is(Status.FAILED))
			.flatMap((refund) -> refund.admissionIds().stream())
			.toList();
		return any((refund) -> refund.is(Status.FAILED) && !paidBack.containsAll(refund.admissionIds()));
	}

	/**
	 * With those that orders has granted since.
	 */
	Returns and(List<Order.Refund> granted) {
		List<Refund> more = new ArrayList<>(this.refunds);
		granted.stream()
			.filter((refund) -> this.refunds.stream().noneMatch((known) -> known.id().equals(refund.id())))
			.map(Refund::of)
			.forEach(more::add);
		return new Returns(List.copyOf(more));
	}

	/**
	 * As they stand at Stripe; those that it does not know stay as they are.
	 */
	Returns like(List<StripeRefund> there) {
		var byId = there.stream().collect(Collectors.toMap(StripeRefund::refundId, Function.identity(), (a, b) -> a));
		return each((refund) -> byId.containsKey(refund.id()) ? refund.like(byId.get(refund.id())) : refund);
	}

	Returns failed(String id, String why) {
		return each((refund) -> refund.id().equals(id) ? refund.failed(why) : refund);
	}

	/**
	 * There was nothing to give back, since nothing was taken.
	 */
	Returns needless() {
		return each(Refund::needless);
	}

	/**
	 * Whether others are to hear of them: whoever asks for a refund expects that it is
	 * pending.
	 */
	boolean isNewsSince(Returns before) {
		Map<String, String> heard = before.refunds.stream()
			.collect(Collectors.toMap(Refund::id, (refund) -> refund.status().text()));
		return any((refund) -> !heard.getOrDefault(refund.id(), Status.PENDING.text()).equals(refund.status().text()));
	}

	/**
	 * Those of which the end was not known before.
	 */
	List<Refund> newlyOver(Returns before) {
		List<String> known = before.refunds.stream().map(Returns::end).toList();
		return this.refunds.stream()
			.filter((refund) -> refund.is(Status.SUCCEEDED) || refund.is(Status.FAILED))
			.filter((refund) -> !known.contains(end(refund)))
			.toList();
	}

	private static String end(Refund refund) {
		return refund.id() + " " + refund.status();
	}

	private Returns each(Function<Refund, Refund> change) {
		return new Returns(this.refunds.stream().map(change).toList());
	}

	private boolean any(Predicate<Refund> condition) {
		return this.refunds.stream().anyMatch(condition);
	}

	private long sum(Predicate<Refund> which) {
		return this.refunds.stream().filter(which).mapToLong((refund) -> refund.amount().amount()).sum();
	}

}
