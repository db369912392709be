package dev.ticketing.orders.admission;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.ticketing.events.Money;

import org.springframework.stereotype.Component;

/**
 * Use case: what an order holds becomes its own.
 */
@Component
public class SellAdmissions {

	private final Admissions admissions;

	SellAdmissions(Admissions admissions) {
		this.admissions = admissions;
	}

	/**
	 * Whether the order still has every one of these.
	 */
	public boolean owned(String orderId, Collection<String> admissionIds) {
		List<Admission> stored = this.admissions.find(admissionIds);
		return stored.size() == admissionIds.size()
				&& stored.stream().allMatch((admission) -> orderId.equals(admission.orderId()));
	}

	/**
	 * Sells them to the order. Doing it again changes nothing.
	 * @param prices by admission
	 */
	public void sell(String orderId, Map<String, Money> prices, Instant now) {
		SortedMap<String, Long> amounts = new TreeMap<>();
		prices.forEach((admissionId, price) -> amounts.put(admissionId, price.amount()));
		this.admissions.sell(orderId, amounts, now);
	}

	/**
	 * The admissions with these ids, by number.
	 */
	public List<Admission> find(Collection<String> admissionIds) {
		return this.admissions.find(admissionIds)
			.stream()
			.sorted(java.util.Comparator.comparing(Admission::ticketId).thenComparing(Admission::number))
			.toList();
	}

}
