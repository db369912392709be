package dev.ticketing.orders.order;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.orders.ticket.Tickets;
import dev.ticketing.web.Refusal;
import org.bson.types.ObjectId;

import org.springframework.stereotype.Component;

/**
 * The rules by which a ticket may be bought.
 */
@Component
class TicketsOnSale {

	private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private final Tickets tickets;

	private final PlaceOrder.Terms terms;

	TicketsOnSale(Tickets tickets, PlaceOrder.Terms terms) {
		this.tickets = tickets;
		this.terms = terms;
	}

	/**
	 * The ticket, if this buyer may have so many of it.
	 * @throws Refusal if not
	 */
	Ticket find(String ticketId, int quantity, String buyerId) {
		Ticket ticket = find(ticketId).orElseThrow(() -> unknown(ticketId));
		if (ticket.withdrawn()) {
			throw OrderRefusals.withdrawn();
		}
		if (ticket.sellerId().equals(buyerId)) {
			throw OrderRefusals.ownTicket();
		}
		if (quantity > ticket.maxPerOrder()) {
			throw OrderRefusals.tooMany(ticket);
		}
		return ticket;
	}

	/**
	 * A ticket that was offered a moment ago may still be on its way here.
	 */
	private Optional<Ticket> find(String ticketId) {
		if (!ObjectId.isValid(ticketId)) {
			return Optional.empty();
		}
		Optional<Ticket> ticket = this.tickets.find(ticketId);
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		for (long pause = 5_000_000; ticket.isEmpty() && recent(ticketId) && System.nanoTime() < deadline; pause *= 2) {
			LockSupport.parkNanos(Math.min(pause, LONGEST_PAUSE.toNanos()));
			ticket = this.tickets.find(ticketId);
		}
		return ticket;
	}

	/**
	 * With the time to try again, the answer is not the last word on this request, and is
	 * not kept for its Idempotency-Key.
	 */
	private Refusal unknown(String ticketId) {
		Refusal refusal = OrderRefusals.noSuchTicket();
		return (ObjectId.isValid(ticketId) && recent(ticketId)) ? refusal.retryAfter(Duration.ofSeconds(1)) : refusal;
	}

	/**
	 * An ObjectId tells when it was made, so nobody waits for one that is made up or long
	 * gone.
	 */
	private boolean recent(String ticketId) {
		Duration age = Duration.between(new ObjectId(ticketId).getDate().toInstant(), this.terms.now());
		return age.abs().compareTo(Duration.ofMinutes(1)) < 0;
	}

}
