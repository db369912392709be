package dev.ticketing.orders.order;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The refunds that were granted for an order. An admission is in at most one that has not
 * failed, so its price is given back at most once.
 */
record Granted(List<Refund> refunds) {

	Optional<Refund> find(String refundId) {
		return this.refunds.stream().filter((refund) -> refund.id().equals(refundId)).findFirst();
	}

	/**
	 * Whether the admission is not the buyer's any more.
	 */
	boolean isVoid(String admissionId) {
		return this.refunds.stream().anyMatch((refund) -> refund.admissionIds().contains(admissionId));
	}

	/**
	 * Whether the admission is void, and its money could not be given back.
	 */
	boolean isOwed(String admissionId) {
		return isVoid(admissionId) && this.refunds.stream()
			.filter((refund) -> refund.admissionIds().contains(admissionId))
			.allMatch(Refund::failed);
	}

	List<Refund> and(Refund refund) {
		List<Refund> more = new ArrayList<>(this.refunds);
		more.add(refund);
		return List.copyOf(more);
	}

	List<Refund> become(Map<String, RefundStatus> statuses) {
		return this.refunds.stream()
			.map((refund) -> refund.become(statuses.getOrDefault(refund.id(), refund.status())))
			.toList();
	}

}
