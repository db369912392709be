package dev.ticketing.systemtests.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import org.bson.Document;

/**
 * Whether what was sold of a ticket is right: no admission has two owners, every order
 * has what it says, whatever was acknowledged is there, what is told is what is so.
 */
final class StockCheck {

	private final List<String> violations = new ArrayList<>();

	private final Shop shop;

	private final String ticketId;

	private StockCheck(Shop shop, String ticketId) {
		this.shop = shop;
		this.ticketId = ticketId;
	}

	/**
	 * @param quantity how many admissions the ticket has
	 * @param acknowledged the orders that buyers were told to have
	 * @return what is wrong, a sentence each; nothing if all is well
	 */
	static List<String> of(Shop shop, String ticketId, int quantity, Collection<String> acknowledged) {
		StockCheck check = new StockCheck(shop, ticketId);
		check.check(quantity, acknowledged);
		return check.violations;
	}

	/**
	 * Whether all of a ticket is out, each admission once.
	 */
	static List<String> sold(Shop shop, String ticketId, int quantity) {
		List<String> violations = new ArrayList<>(of(shop, ticketId, quantity, List.of()));
		Document told = shop.availability(ticketId);
		if (told == null || told.getInteger("free") != 0) {
			violations.add("Ticket " + ticketId + " is sold out, and something else is told");
		}
		return violations;
	}

	private void check(int quantity, Collection<String> acknowledged) {
		Map<String, String> owners = new HashMap<>();
		Map<String, Integer> states = new HashMap<>();
		admissions().forEach((admission) -> {
			states.merge(admission.getString("state"), 1, Integer::sum);
			if (admission.getString("orderId") != null) {
				owners.put(admission.getString("_id"), admission.getString("orderId"));
			}
		});
		int laidOut = states.values().stream().mapToInt(Integer::intValue).sum();
		expect(laidOut == quantity, "there are %d admissions and not %d", laidOut, quantity);
		Set<String> orders = new HashSet<>();
		orders().forEach((order) -> {
			orders.add(order.getString("_id"));
			check(order, owners);
		});
		expect(owners.isEmpty(), "%d admissions have an owner that does not know of them", owners.size());
		long lost = acknowledged.stream().filter((id) -> !orders.contains(id)).count();
		expect(lost == 0, "%d orders were acknowledged and are not there", lost);
		expect(Set.copyOf(acknowledged).size() == acknowledged.size(), "an order was acknowledged twice");
		told(states);
	}

	/**
	 * Takes from the owners what this order rightly has.
	 */
	private void check(Document order, Map<String, String> owners) {
		if (order.getString("status").equals("CANCELLED")) {
			return;
		}
		String id = order.getString("_id");
		order.getList("lines", Document.class)
			.stream()
			.filter((line) -> this.ticketId.equals(line.getString("ticketId")))
			.flatMap((line) -> line.getList("admissionIds", String.class).stream())
			.forEach((admission) -> expect(owners.remove(admission, id), "order %s does not have admission %s", id,
					admission));
	}

	private void told(Map<String, Integer> states) {
		Document told = this.shop.availability(this.ticketId);
		for (String state : List.of("free", "held", "sold")) {
			String count = String.valueOf((told != null) ? told.get(state) : null);
			int real = states.getOrDefault(state, 0);
			expect(count.equals(Integer.toString(real)), "%d are %s, and %s is told", real, state, count);
		}
	}

	private List<Document> admissions() {
		return this.shop.store("orders")
			.getCollection("admissions")
			.find(Filters.eq("ticketId", this.ticketId))
			.projection(Projections.include("state", "orderId"))
			.into(new ArrayList<>());
	}

	private List<Document> orders() {
		return this.shop.store("orders")
			.getCollection("orders")
			.find(Filters.eq("lines.ticketId", this.ticketId))
			.projection(Projections.include("status", "lines"))
			.into(new ArrayList<>());
	}

	private void expect(boolean truth, String otherwise, Object... arguments) {
		if (!truth && this.violations.size() < 20) {
			this.violations.add("Ticket " + this.ticketId + ": " + otherwise.formatted(arguments));
		}
	}

}
