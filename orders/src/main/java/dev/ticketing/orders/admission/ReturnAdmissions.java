package dev.ticketing.orders.admission;

import java.time.Clock;
import java.util.Collection;

import org.springframework.stereotype.Component;

/**
 * Use case: admissions are kept from the door before it is decided whether they are
 * returned, so that nobody enters with what they get their money for.
 */
@Component
public class ReturnAdmissions {

	private final Admissions admissions;

	private final Clock clock;

	ReturnAdmissions(Admissions admissions, Clock clock) {
		this.admissions = admissions;
		this.clock = clock;
	}

	/**
	 * Keeps them from the door for as long as the refund is undecided.
	 * @return whether none of them was used
	 */
	public boolean withhold(String orderId, Collection<String> admissionIds, String refundId) {
		return this.admissions.withhold(orderId, admissionIds, refundId, this.clock.instant()) == admissionIds.size();
	}

	/**
	 * Leaves them to the order, since they are not returned by this refund.
	 */
	public void handBack(String orderId, Collection<String> admissionIds, String refundId) {
		this.admissions.handBack(orderId, admissionIds, refundId);
	}

}
