package dev.ticketing.tickets.ticket;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import dev.ticketing.live.Watched;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/**
 * Tickets as anybody follows them. What is left of one changes without a new version of
 * the ticket, so the version of what orders told is a part of what is compared here.
 */
@Component
class TicketFeed implements Watched {

	private final MongoOperations mongo;

	private final Tickets tickets;

	TicketFeed(MongoOperations mongo, Tickets tickets) {
		this.mongo = mongo;
		this.tickets = tickets;
	}

	@Override
	public String event() {
		return "ticket";
	}

	@Override
	public Map<String, String> versions(Collection<String> ids) {
		Map<String, String> versions = new HashMap<>();
		this.mongo.getCollection(this.mongo.getCollectionName(Ticket.class))
			.find(Filters.in("_id", ids))
			.projection(Projections.include("version", "availability.version"))
			.forEach((ticket) -> versions.put(ticket.getString("_id"), version(ticket.get("version", Number.class),
					ticket.getEmbedded(List.of("availability", "version"), Number.class))));
		return versions;
	}

	@Override
	public Optional<State> state(String id) {
		return this.tickets.findById(id)
			.map((ticket) -> new State(version(ticket.version(), ticket.availability().version()),
					TicketView.of(ticket)));
	}

	private static String version(Number ticket, Number availability) {
		return ticket.longValue() + "-" + availability.longValue();
	}

}
