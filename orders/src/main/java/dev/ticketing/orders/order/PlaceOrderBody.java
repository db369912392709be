package dev.ticketing.orders.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.ticketing.web.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer asks for: one ticket, or several items.
 *
 * @param quantity of the one ticket; 1 if it is left out
 */
record PlaceOrderBody(@Nullable String ticketId, @Nullable Integer quantity, @Nullable List<@Nullable Item> items) {

	private static final int MOST_ITEMS = 20;

	private static final int MOST_ADMISSIONS = 1_000;

	/**
	 * A part of it.
	 *
	 * @param quantity 1 if it is left out
	 */
	record Item(@Nullable String ticketId, @Nullable Integer quantity) {
	}

	/**
	 * How many of each ticket.
	 * @throws Refusal if it says nothing, too much or two things
	 */
	Map<String, Integer> quantities() {
		Map<String, Integer> quantities = new TreeMap<>();
		if (this.items == null) {
			add(quantities, this.ticketId, this.quantity, "");
			return quantities;
		}
		if (this.ticketId != null || this.quantity != null) {
			throw Refusal.invalid("items", "Give either ticketId and quantity, or items.");
		}
		if (this.items.isEmpty() || this.items.size() > MOST_ITEMS) {
			throw Refusal.invalid("items", "An order has 1 to %d items.".formatted(MOST_ITEMS));
		}
		for (int i = 0; i < this.items.size(); i++) {
			Item item = this.items.get(i);
			String path = "items[%d].".formatted(i);
			add(quantities, (item != null) ? item.ticketId() : null, (item != null) ? item.quantity() : null, path);
		}
		return quantities;
	}

	private static void add(Map<String, Integer> quantities, @Nullable String ticketId, @Nullable Integer quantity,
			String path) {
		if (ticketId == null || ticketId.isBlank()) {
			throw Refusal.invalid(path + "ticketId", "Say which ticket you want.");
		}
		int wanted = (quantity != null) ? quantity : 1;
		if (wanted < 1 || wanted > MOST_ADMISSIONS) {
			throw Refusal.invalid(path + "quantity",
					"quantity must be a whole number from 1 to %d.".formatted(MOST_ADMISSIONS));
		}
		if (quantities.merge(ticketId, wanted, Integer::sum) > MOST_ADMISSIONS) {
			throw Refusal.invalid(path + "quantity", "An order has at most %d admissions.".formatted(MOST_ADMISSIONS));
		}
	}

}
