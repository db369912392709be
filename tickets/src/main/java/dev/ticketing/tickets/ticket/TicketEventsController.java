package dev.ticketing.tickets.ticket;

import java.io.IOException;

import dev.ticketing.live.LiveStreams;
import dev.ticketing.security.Session;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A ticket as it changes: server-sent events named {@code ticket}.
 */
@RestController
@RequestMapping("/api/tickets/{id}/events")
class TicketEventsController {

	private final Tickets tickets;

	private final LiveStreams streams;

	TicketEventsController(Tickets tickets, LiveStreams streams) {
		this.tickets = tickets;
		this.streams = streams;
	}

	@GetMapping
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = TicketView.class)))
	void follow(@Parameter(hidden = true) @AuthenticationPrincipal @Nullable Session session, @PathVariable String id,
			@Parameter(hidden = true) HttpServletRequest request,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		this.streams.follow(this.tickets.require(id).id(), session, request, response);
	}

}
