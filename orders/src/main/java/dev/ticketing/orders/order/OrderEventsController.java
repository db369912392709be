package dev.ticketing.orders.order;

import java.io.IOException;

import dev.ticketing.live.LiveStreams;
import dev.ticketing.orders.order.OrderController.OrderBody;
import dev.ticketing.security.Session;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An order as it changes: server-sent events named {@code order}.
 */
@RestController
@RequestMapping("/api/orders/{id}/events")
class OrderEventsController {

	private final ShowOrders showOrders;

	private final LiveStreams streams;

	OrderEventsController(ShowOrders showOrders, LiveStreams streams) {
		this.showOrders = showOrders;
		this.streams = streams;
	}

	@GetMapping
	@ApiResponse(responseCode = "200",
			content = @Content(mediaType = "text/event-stream", schema = @Schema(implementation = OrderBody.class)))
	void follow(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer, @PathVariable String id,
			@Parameter(hidden = true) HttpServletRequest request,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		this.showOrders.show(id, buyer.userId());
		this.streams.follow(id, buyer, request, response);
	}

}
