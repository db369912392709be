package dev.ticketing.tickets.ticket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import dev.ticketing.messaging.Outbox;
import dev.ticketing.web.Refusal;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * A seller decides on a ticket of their own. When somebody else was faster the decision
 * is taken again, on what the ticket has become, so that no change is lost.
 */
@Component
class ChangeTicket {

	private static final int ATTEMPTS = 50;

	private final Tickets tickets;

	private final Outbox outbox;

	private final ShelveTicket shelveTicket;

	ChangeTicket(Tickets tickets, Outbox outbox, ShelveTicket shelveTicket) {
		this.tickets = tickets;
		this.outbox = outbox;
		this.shelveTicket = shelveTicket;
	}

	/**
	 * Changes a ticket.
	 * @param decision changes it, and tells whether it has
	 * @throws Refusal if there is no such ticket, if it is somebody else's, or if the
	 * decision refuses
	 */
	Ticket change(String id, String sellerId, Predicate<Ticket> decision) {
		for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
			Ticket ticket = this.tickets.require(id);
			if (!ticket.sellerId().equals(sellerId)) {
				throw Refusal.notYours("Only its seller can change a ticket.");
			}
			try {
				return decision.test(ticket) ? store(ticket) : ticket;
			}
			catch (OptimisticLockingFailureException ex) {
				LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(1_000_000L * Math.min(attempt, 20)));
			}
		}
		throw Refusal.conflict("Too many changes of this ticket at once. Please try again.")
			.retryAfter(Duration.ofSeconds(1));
	}

	private Ticket store(Ticket ticket) {
		Ticket stored = this.outbox.save(ticket);
		this.shelveTicket.shelve(stored.id());
		return stored;
	}

}
