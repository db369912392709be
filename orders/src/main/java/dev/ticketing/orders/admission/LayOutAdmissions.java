package dev.ticketing.orders.admission;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.bson.Document;

import org.springframework.stereotype.Component;

/**
 * Use case: a ticket has as many admissions as its seller says. Doing it again, also half
 * way through, ends the same.
 */
@Component
public class LayOutAdmissions {

	private static final int BATCH = 5_000;

	private final Admissions admissions;

	private final ClaimAdmissions claims;

	private final RefreshAvailability availability;

	LayOutAdmissions(Admissions admissions, ClaimAdmissions claims, RefreshAvailability availability) {
		this.admissions = admissions;
		this.claims = claims;
		this.availability = availability;
	}

	/**
	 * Adds what is missing, and takes away what is too many, as far as it is free. What
	 * is held or sold stays, and is taken away when it is given back.
	 */
	public void layOut(String ticketId, int quantity) {
		List<Document> there = this.admissions.outline(ticketId);
		if (there.size() < quantity) {
			add(ticketId, there, quantity);
		}
		this.availability.plan(ticketId, quantity);
		this.claims.changed(ticketId);
	}

	private void add(String ticketId, List<Document> there, int quantity) {
		Set<Integer> numbers = new HashSet<>();
		there.forEach((admission) -> numbers.add(admission.getInteger("number")));
		List<Integer> missing = IntStream.iterate(1, (number) -> number + 1)
			.filter((number) -> !numbers.contains(number))
			.limit(quantity - there.size())
			.boxed()
			.toList();
		for (int from = 0; from < missing.size(); from += BATCH) {
			this.admissions.add(ticketId, missing.subList(from, Math.min(from + BATCH, missing.size())));
		}
	}

}
