package dev.ticketing.orders.admission;

import org.springframework.stereotype.Component;

/**
 * Use case: a ticket has as many admissions as its seller says. Doing it again, also half
 * way through, ends the same.
 */
@Component
public class LayOutAdmissions {

	private final ClaimAdmissions claims;

	private final RefreshAvailability availability;

	LayOutAdmissions(ClaimAdmissions claims, RefreshAvailability availability) {
		this.claims = claims;
		this.availability = availability;
	}

	/**
	 * Adds what is missing, and takes away what is too many, as far as it is free. What
	 * is held or sold stays, and is taken away when it is given back.
	 */
	public void layOut(String ticketId, int quantity) {
		this.availability.plan(ticketId, quantity);
		this.claims.changed(ticketId);
	}

}
