package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.orders.OrdersSettings;
import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.ClaimAdmissions;
import dev.ticketing.orders.admission.HeldAdmissions;
import dev.ticketing.orders.admission.RefreshAvailability;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Use case: free what was claimed by an order that never came to be, and finish what a
 * crash left half done.
 * <p>
 * A process that slept between its claim and its order must not store the order after its
 * admissions went to somebody else. So the place of the order is taken first, by a
 * cancelled one of the same id.
 */
@Component
class RepairAdmissions {

	private static final Logger logger = LoggerFactory.getLogger(RepairAdmissions.class);

	// For claims that took long to reach the store, and clocks that differ.
	private static final Duration OVERLAP = Duration.ofSeconds(5);

	// The pause is this many times as long as looking at all took.
	private static final int REST = 49;

	private Instant lookedUpTo = Instant.EPOCH;

	private Instant nextLookAtAll = Instant.EPOCH;

	private final HeldAdmissions held;

	private final Orders orders;

	private final DecideOrder decideOrder;

	private final Repairs repairs;

	RepairAdmissions(HeldAdmissions held, Orders orders, DecideOrder decideOrder, Repairs repairs) {
		this.held = held;
		this.orders = orders;
		this.decideOrder = decideOrder;
		this.repairs = repairs;
	}

	/**
	 * Looks at what has come to be held, or being returned, for longer than that takes
	 * since the last look; and again at all that is, so seldom that it takes the smaller
	 * part of the time however much is held.
	 */
	@Scheduled(fixedDelayString = "${orders.repair-interval:15s}")
	void repair() {
		Instant began = this.repairs.now();
		if (began.isBefore(this.nextLookAtAll)) {
			repairSince(this.lookedUpTo.minus(OVERLAP));
		}
		else {
			repairAll();
			Instant ended = this.repairs.now();
			this.nextLookAtAll = ended.plus(Duration.between(began, ended).multipliedBy(REST));
		}
	}

	/**
	 * Looks at all that has been held, or being returned, for longer than that takes.
	 */
	void repairAll() {
		repairSince(Instant.EPOCH);
	}

	private void repairSince(Instant from) {
		Instant oldEnough = this.repairs.oldEnough();
		this.held.between(from, oldEnough, this::repair);
		this.lookedUpTo = oldEnough;
		this.held.returningSince(oldEnough, (chunk) -> chunk.forEach(this::decide));
	}

	/**
	 * Whoever was about to return it has died: either it is returned, or it stays.
	 */
	private void decide(Admission returning) {
		String orderId = String.valueOf(returning.orderId());
		this.repairs.keep(orderId, returning);
		this.decideOrder.settle(orderId);
	}

	private void repair(List<Admission> chunk) {
		Map<String, List<Admission>> byOrder = chunk.stream()
			.collect(Collectors.groupingBy((admission) -> String.valueOf(admission.orderId())));
		Map<String, Order> stored = this.orders.findByIdIn(byOrder.keySet())
			.stream()
			.collect(Collectors.toMap(Order::id, Function.identity()));
		byOrder.forEach((orderId, held) -> repair(orderId, stored.get(orderId), held));
	}

	private void repair(String orderId, @org.jspecify.annotations.Nullable Order order, List<Admission> admissions) {
		if (order == null) {
			if (this.repairs.forbid(orderId)) {
				this.repairs.free(orderId, admissions);
			}
			return;
		}
		List<Admission> surplus = admissions.stream()
			.filter((admission) -> !order.admissionIds().contains(admission.id()))
			.toList();
		if (!surplus.isEmpty()) {
			this.repairs.free(orderId, surplus);
		}
		if (!order.open()) {
			this.decideOrder.settle(orderId);
		}
	}

	/**
	 * How something is put right.
	 */
	@Component
	static class Repairs {

		private final Outbox outbox;

		private final ClaimAdmissions claims;

		private final RefreshAvailability availability;

		private final KeepAdmissions keepAdmissions;

		private final PlaceOrder.Terms terms;

		private final OrdersSettings settings;

		private final Counter count;

		Repairs(Outbox outbox, ClaimAdmissions claims, RefreshAvailability availability, KeepAdmissions keepAdmissions,
				PlaceOrder.Terms terms, OrdersSettings settings, MeterRegistry meters) {
			this.outbox = outbox;
			this.claims = claims;
			this.availability = availability;
			this.keepAdmissions = keepAdmissions;
			this.terms = terms;
			this.settings = settings;
			this.count = Counter.builder("ticketing.admissions.repaired").register(meters);
		}

		Instant now() {
			return this.terms.now();
		}

		Instant oldEnough() {
			return now().minus(this.settings.abandonedAfter());
		}

		/**
		 * Makes sure that there will never be an order of this id.
		 * @return whether there is none
		 */
		boolean forbid(String orderId) {
			try {
				this.outbox.insert(Order.abandoned(orderId, this.terms.now()));
				return true;
			}
			catch (DuplicateKeyException ex) {
				return false; // it has come after all; the next round looks at it
			}
		}

		void keep(String orderId, Admission returning) {
			logger.warn("Admission {} of order {} was left half returned", returning.id(), orderId);
			this.keepAdmissions.keep(orderId, List.of(returning.id()), String.valueOf(returning.returnId()));
		}

		void free(String orderId, List<Admission> admissions) {
			logger.warn("{} admissions claimed for order {} are freed, since it does not have them", admissions.size(),
					orderId);
			this.count.increment(admissions.size());
			Map<String, List<String>> byTicket = admissions.stream()
				.collect(Collectors.groupingBy(Admission::ticketId,
						Collectors.mapping(Admission::id, Collectors.toList())));
			this.claims.release(orderId, byTicket);
			byTicket.keySet().forEach(this.availability::refresh);
		}

	}

}
