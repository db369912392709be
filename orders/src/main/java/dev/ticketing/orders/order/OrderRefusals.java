package dev.ticketing.orders.order;

import java.time.Instant;

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

	static Refusal tooLateToReturn(Instant until) {
		return Refusal.conflict("This order could be returned until %s, which is over.".formatted(until))
			.with("refundableUntil", until);
	}

	static Refusal used() {
		return Refusal.conflict("An admission of this order was used, so it can't be returned.");
	}

	static Refusal notYourTickets() {
		return Refusal.notYours("Only the seller of these admissions can refund them.");
	}

	static Refusal noSuchAdmission() {
		return Refusal.notFound("This order has no such admission.");
	}

	static Refusal nothingToRefund() {
		return Refusal.conflict("This order is not paid, so there is nothing to give back.");
	}

	static Refusal alreadyVoid() {
		return Refusal.conflict("One of these admissions is refunded already.");
	}

	static Refusal nothingStands() {
		return Refusal.conflict("All of these admissions are refunded already. To give back money that did not arrive,"
				+ " name its admissions.");
	}

	static Refusal notComplete() {
		return Refusal.conflict("The admissions are yours once the order is paid.");
	}

	static Refusal tookTooLong() {
		return Refusal.conflict("This took too long, and the admissions were given to others. Please try again.");
	}

}
