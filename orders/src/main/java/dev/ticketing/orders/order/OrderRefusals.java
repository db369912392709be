package dev.ticketing.orders.order;

import dev.ticketing.orders.admission.Claim.NotEnough;
import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.web.Refusal;

/**
 * Everything for which an order is refused.
 */
final class OrderRefusals {

	private OrderRefusals() {
	}

	static Refusal noSuchOrder() {
		return Refusal.notFound("There is no such order.");
	}

	static Refusal notYourOrder() {
		return Refusal.notYours("This is somebody else's order.");
	}

	static Refusal noSuchTicket() {
		return Refusal.notFound("There is no such ticket.");
	}

	static Refusal notEnough(NotEnough lacking) {
		String message = switch (lacking.available()) {
			case 0 -> "This ticket is sold out.";
			case 1 -> "Only 1 admission is left.";
			default -> "Only %d admissions are left.".formatted(lacking.available());
		};
		return Refusal.conflict(message).with("available", lacking.available()).with("ticketId", lacking.ticketId());
	}

	static Refusal withdrawn() {
		return Refusal.conflict("This ticket is no longer on sale.").with("available", 0);
	}

	static Refusal tooMany(Ticket ticket) {
		return Refusal.conflict("One order can have at most %d of this ticket.".formatted(ticket.maxPerOrder()))
			.with("maxPerOrder", ticket.maxPerOrder());
	}

	static Refusal ownTicket() {
		return Refusal.notYours("You can't buy your own ticket.");
	}

	static Refusal mixedCurrencies() {
		return Refusal.invalid("items", "All tickets of an order must be in one currency.");
	}

	static Refusal alreadyComplete() {
		return Refusal.conflict("This order is paid and can't be cancelled.");
	}

	static Refusal notComplete() {
		return Refusal.conflict("The admissions are yours once the order is paid.");
	}

	static Refusal tookTooLong() {
		return Refusal.conflict("This took too long, and the admissions were given to others. Please try again.");
	}

}
