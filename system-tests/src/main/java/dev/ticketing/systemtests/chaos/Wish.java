package dev.ticketing.systemtests.chaos;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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

	static Wish offer(Terms terms) {
		return new Wish(Operation.OFFER, "POST", "/api/tickets", terms.body(), terms.title, null, terms.quantity);
	}

	static Wish edit(String ticketId, Terms terms, String key) {
		return new Wish(Operation.EDIT, "PUT", "/api/tickets/" + ticketId, terms.body(), key, ticketId, terms.quantity);
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

	static Wish collect(String orderId, String key) {
		return new Wish(Operation.COLLECT, "GET", "/api/orders/" + orderId + "/admissions", null, key, orderId, 0);
	}

	/**
	 * Money back for some admissions of an order.
	 * @param admissions none for all
	 */
	static Wish refund(String orderId, List<String> admissions, String key) {
		Object body = admissions.isEmpty() ? Map.of("reason", "We are sorry.") : Map.of("admissions", admissions);
		return new Wish(Operation.REFUND, "POST", "/api/orders/" + orderId + "/refunds", body, key, orderId,
				admissions.size());
	}

	/**
	 * A scan at a ticket's door.
	 * @param orderId whose code it is; nobody's if it is forged
	 */
	static Wish scan(@Nullable String orderId, String ticketId, String code, String key) {
		return new Wish(Operation.SCAN, "POST", "/api/orders/checkins", Map.of("code", code, "ticketId", ticketId), key,
				orderId, 0);
	}

	/**
	 * How a ticket is sold.
	 *
	 * @param returnable whether its buyers may return it, for an hour from now
	 */
	record Terms(String title, int quantity, boolean returnable) {

		Terms with(int quantity) {
			return new Terms(this.title, quantity, this.returnable);
		}

		private Map<String, Object> body() {
			Map<String, Object> body = new TreeMap<>(Map.of("title", this.title, "price", new BigDecimal("19.99"),
					"currency", "EUR", "quantity", this.quantity, "maxPerOrder", 3));
			if (this.returnable) {
				body.put("refundableUntil", Instant.now().plus(Duration.ofHours(1)).toString());
			}
			return body;
		}

	}

}
