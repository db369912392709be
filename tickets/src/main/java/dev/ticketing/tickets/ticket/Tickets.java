package dev.ticketing.tickets.ticket;

import java.util.regex.Pattern;

import dev.ticketing.web.Refusal;

import org.springframework.data.repository.Repository;

import java.util.Optional;

/**
 * All tickets, for reading. They are written by the outbox only.
 */
interface Tickets extends Repository<Ticket, String> {

	Pattern ID = Pattern.compile("[0-9a-f]{24}");

	Optional<Ticket> findById(String id);

	/**
	 * @throws Refusal if there is no such ticket, or the id is none
	 */
	default Ticket require(String id) {
		return Optional.of(id)
			.filter((text) -> ID.matcher(text).matches())
			.flatMap(this::findById)
			.orElseThrow(() -> Refusal.notFound("There is no such ticket."));
	}

}
