package dev.ticketing.payments.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.ticketing.events.Money;
import dev.ticketing.payments.PaymentsSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Our books: every payment, as far as it matters to somebody who compares them with
 * Stripe's.
 */
@Component
public class PaymentBooks {

	private final MongoOperations mongo;

	private final Duration completerAge;

	PaymentBooks(MongoOperations mongo, PaymentsSettings settings) {
		this.mongo = mongo;
		this.completerAge = settings.completerAge();
	}

	public Optional<Booked> find(String id) {
		return find(Query.query(Criteria.where("_id").is(id))).stream().findFirst();
	}

	public Optional<Booked> ofOrder(String orderId) {
		return find(Query.query(Criteria.where("orderId").is(orderId))).stream().findFirst();
	}

	public List<Booked> find(Collection<String> ids) {
		return find(Query.query(Criteria.where("_id").in(ids)));
	}

	public List<Booked> ofOrders(Collection<String> orderIds) {
		return find(Query.query(Criteria.where("orderId").in(orderIds)));
	}

	/**
	 * Those with a greater id, in the order of their ids, which is that of their making.
	 */
	public List<Booked> after(String id, int most) {
		return find(Query.query(Criteria.where("_id").gt(id)).with(Sort.by("_id")).limit(most));
	}

	private List<Booked> find(Query query) {
		return this.mongo.find(query, Payment.class).stream().map(this::booked).toList();
	}

	private Booked booked(Payment payment) {
		Returns returns = payment.returns();
		return new Booked(payment.id(), payment.orderId(), payment.amount(), payment.intentId(), standing(payment),
				atWorkSince(payment), new Returned(returns.given(), returns.owe()));
	}

	private static Standing standing(Payment payment) {
		return switch (payment.status()) {
			case CAPTURED, REFUNDED -> Standing.TAKEN;
			case VOIDED -> Standing.OVER;
			case FAILED -> (payment.step() == Step.NONE) ? Standing.FAILED : Standing.UNDERWAY;
			case PENDING, REQUIRES_ACTION, AUTHORIZED, DECLINED -> Standing.UNDERWAY;
		};
	}

	// Taking a step over begins it anew, so the times before are added.
	private @Nullable Instant atWorkSince(Payment payment) {
		// What is on its way to the buyer is nobody's work.
		Instant since = (payment.step() != Step.WATCH) ? payment.progress().since() : null;
		return (since != null) ? since.minus(this.completerAge.multipliedBy(payment.progress().takeovers())) : null;
	}

	/**
	 * A payment in our books.
	 *
	 * @param intentId what it uses at Stripe, nothing if it has not heard of one yet
	 * @param atWorkSince since about when the step that is due has been worked on,
	 * nothing if none is due
	 */
	public record Booked(String id, String orderId, Money amount, @Nullable String intentId, Standing standing,
			@Nullable Instant atWorkSince, Returned returned) {

		public boolean isTaken() {
			return this.standing == Standing.TAKEN;
		}

		/**
		 * What was given back, or is on its way.
		 */
		public Money given() {
			return new Money(this.returned.given(), this.amount.currency());
		}

	}

	/**
	 * What the buyer has got back.
	 *
	 * @param given how much, in minor units, or is on its way
	 * @param owing whether there is more that they should have got, and did not
	 */
	public record Returned(long given, boolean owing) {
	}

	/**
	 * What became of the money.
	 */
	public enum Standing {

		/** Nothing is taken yet. */
		UNDERWAY,
		/** Nothing is taken, and no card may be tried; the order is to be cancelled. */
		FAILED,
		/** Nothing is taken, and nothing will be. */
		OVER,
		/** It was taken, and perhaps given back. */
		TAKEN

	}

}
