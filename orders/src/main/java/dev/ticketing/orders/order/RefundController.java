package dev.ticketing.orders.order;

import dev.ticketing.security.Session;
import dev.ticketing.web.IdempotentRequests;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Refunds over HTTP, for sellers. Buyers delete their order, see {@link OrderController}.
 */
@RestController
class RefundController {

	private final RefundOrder refundOrder;

	private final IdempotentRequests requests;

	RefundController(RefundOrder refundOrder, IdempotentRequests requests) {
		this.refundOrder = refundOrder;
		this.requests = requests;
	}

	@PostMapping("/api/orders/{id}/refunds")
	@ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = RefundBody.class)))
	ResponseEntity<?> refund(@Parameter(hidden = true) @AuthenticationPrincipal Session seller,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key, @PathVariable String id,
			@RequestBody RefundBody.Wanted body) {
		body.check();
		return this.requests.once("refund:" + seller.userId(), key, new Asked(id, body), (refundId) -> {
			Order order = this.refundOrder.refund(body.request(refundId, id, seller.userId()));
			Refund refund = order.granted().find(refundId).orElseThrow();
			return ResponseEntity.status(HttpStatus.CREATED).body(RefundBody.of(order, refund));
		});
	}

	/**
	 * What tells one request from another.
	 */
	private record Asked(String orderId, RefundBody.Wanted body) {
	}

}
