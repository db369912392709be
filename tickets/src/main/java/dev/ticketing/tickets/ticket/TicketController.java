package dev.ticketing.tickets.ticket;

import java.net.URI;
import java.util.List;

import dev.ticketing.security.Session;
import dev.ticketing.web.Keyset;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Tickets over HTTP.
 */
@RestController
@RequestMapping("/api/tickets")
class TicketController {

	private final CreateTicket createTicket;

	private final EditTicket editTicket;

	private final WithdrawTicket withdrawTicket;

	private final ListTickets listTickets;

	private final Tickets tickets;

	TicketController(CreateTicket createTicket, EditTicket editTicket, WithdrawTicket withdrawTicket,
			ListTickets listTickets, Tickets tickets) {
		this.createTicket = createTicket;
		this.editTicket = editTicket;
		this.withdrawTicket = withdrawTicket;
		this.listTickets = listTickets;
		this.tickets = tickets;
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<TicketView> create(@Parameter(hidden = true) @AuthenticationPrincipal Session session,
			@Valid @RequestBody TicketDraft draft) {
		TicketView ticket = TicketView.of(this.createTicket.create(session.userId(), draft));
		return ResponseEntity.created(URI.create("/api/tickets/" + ticket.id())).body(ticket);
	}

	@PutMapping("/{id}")
	TicketView edit(@Parameter(hidden = true) @AuthenticationPrincipal Session session, @PathVariable String id,
			@Valid @RequestBody TicketDraft draft) {
		return TicketView.of(this.editTicket.edit(id, session.userId(), draft));
	}

	@DeleteMapping("/{id}")
	TicketView withdraw(@Parameter(hidden = true) @AuthenticationPrincipal Session session, @PathVariable String id) {
		return TicketView.of(this.withdrawTicket.withdraw(id, session.userId()));
	}

	@GetMapping("/{id}")
	TicketView show(@PathVariable String id) {
		return TicketView.of(this.tickets.require(id));
	}

	@GetMapping
	ResponseEntity<List<TicketView>> list(@Parameter(hidden = true) @AuthenticationPrincipal @Nullable Session session,
			@ParameterObject TicketSearch search, @RequestParam(required = false) @Nullable String cursor,
			@RequestParam(required = false) @Nullable Integer limit) {
		search.check();
		Keyset page = Keyset.of(limit, cursor);
		if (search.mine() && session == null) {
			throw Refusal.of(HttpStatus.UNAUTHORIZED, "Please sign in first.");
		}
		List<Ticket> found = this.listTickets.list(search, (session != null) ? session.userId() : null, page);
		return page.page(found, search.order()::key, TicketView::of);
	}

}
