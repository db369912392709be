package dev.ticketing.systemtests.chaos;

import java.math.BigDecimal;
import java.util.Map;

import dev.ticketing.systemtests.invariants.Note.Operation;
import org.jspecify.annotations.Nullable;

/**
 * A request that somebody wants to make.
 *
 * @param key its Idempotency-Key
 * @param subject the id of the ticket or order that it is about
 * @param quantity how many admissions it asks for, or 0
 */
record Wish(Operation operation, String method, String path, @Nullable Object body, String key,
		@Nullable String subject, int quantity) {

	static Wish offer(String title, int quantity) {
		return new Wish(Operation.OFFER, "POST", "/api/tickets", ticket(title, quantity), title, null, quantity);
	}

	static Wish edit(String ticketId, String title, int quantity, String key) {
		return new Wish(Operation.EDIT, "PUT", "/api/tickets/" + ticketId, ticket(title, quantity), key, ticketId,
				quantity);
	}

	private static Map<String, Object> ticket(String title, int quantity) {
		return Map.of("title", title, "price", new BigDecimal("19.99"), "currency", "EUR", "quantity", quantity,
				"maxPerOrder", 3);
	}

	static Wish withdraw(String ticketId, String key) {
		return new Wish(Operation.WITHDRAW, "DELETE", "/api/tickets/" + ticketId, null, key, ticketId, 0);
	}

	static Wish reserve(String ticketId, int quantity, String key) {
		return new Wish(Operation.RESERVE, "POST", "/api/orders", Map.of("ticketId", ticketId, "quantity", quantity),
				key, ticketId, quantity);
	}

	static Wish cancel(String orderId, String key) {
		return new Wish(Operation.CANCEL, "DELETE", "/api/orders/" + orderId, null, key, orderId, 0);
	}

	static Wish pay(String orderId, String card, String key) {
		return new Wish(Operation.PAY, "POST", "/api/payments", Map.of("orderId", orderId, "token", card), key, orderId,
				0);
	}

	static Wish look(String orderId, String key) {
		return new Wish(Operation.LOOK, "GET", "/api/orders/" + orderId, null, key, orderId, 0);
	}

}
