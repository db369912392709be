package dev.ticketing.orders.order;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ticketing.security.Session;
import dev.ticketing.web.IdempotentRequests;
import dev.ticketing.web.Keyset;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Orders over HTTP.
 */
@RestController
@RequestMapping("/api/orders")
class OrderController {

	private final PlaceOrder placeOrder;

	private final CancelOrder cancelOrder;

	private final ShowOrders showOrders;

	private final IdempotentRequests requests;

	OrderController(PlaceOrder placeOrder, CancelOrder cancelOrder, ShowOrders showOrders,
			IdempotentRequests requests) {
		this.placeOrder = placeOrder;
		this.cancelOrder = cancelOrder;
		this.showOrders = showOrders;
		this.requests = requests;
	}

	@PostMapping
	@ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = OrderBody.class)))
	ResponseEntity<?> place(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@RequestBody PlaceOrderBody body) {
		var quantities = body.quantities();
		if (key == null) {
			this.placeOrder.refuseSoldOut(quantities);
		}
		return this.requests.once("order:" + buyer.userId(), key, body, (orderId) -> {
			Order order = this.placeOrder.place(orderId, buyer, quantities);
			return ResponseEntity.created(URI.create("/api/orders/" + order.id())).body(OrderBody.of(order, null));
		});
	}

	@GetMapping
	ResponseEntity<List<OrderBody>> list(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		Keyset page = Keyset.of(limit, cursor);
		List<Order> orders = this.showOrders.list(buyer.userId(), page);
		Map<String, Instant> returnable = this.showOrders.returnable(orders);
		return page.page(orders, Order::id, (order) -> OrderBody.of(order, returnable.get(order.id())));
	}

	@GetMapping("/{id}")
	OrderBody show(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer, @PathVariable String id) {
		return body(this.showOrders.show(id, buyer.userId()));
	}

	@DeleteMapping("/{id}")
	OrderBody cancel(@Parameter(hidden = true) @AuthenticationPrincipal Session buyer, @PathVariable String id) {
		return body(this.cancelOrder.cancel(id, buyer.userId()));
	}

	private OrderBody body(Order order) {
		return OrderBody.of(order, this.showOrders.returnable(List.of(order)).get(order.id()));
	}

	/**
	 * An order as its buyer sees it.
	 *
	 * @param ticket the first of its items, for those who order one
	 * @param refundableUntil until when its buyer can return it, if they can
	 */
	record OrderBody(String id, String userId, String status, @Nullable String reason, Instant createdAt,
			Instant expiresAt, TicketBody ticket, int quantity, List<ItemBody> items, BigDecimal total, String currency,
			List<RefundBody> refunds, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant refundableUntil,
			long version) {

		static OrderBody of(Order order, @Nullable Instant refundableUntil) {
			List<ItemBody> items = order.lines(ItemBody::of);
			ItemBody first = items.getFirst();
			return new OrderBody(order.id(), order.buyerId(), order.status().label(), order.reason(), order.createdAt(),
					order.expiresAt(), new TicketBody(first.ticketId(), first.title(), first.price()),
					items.stream().mapToInt(ItemBody::quantity).sum(), items, order.total().toDecimal(),
					order.total().currency(), RefundBody.all(order), refundableUntil, order.version());
		}

	}

	record TicketBody(String id, String title, BigDecimal price) {
	}

	record ItemBody(String ticketId, String title, BigDecimal price, int quantity) {

		static ItemBody of(OrderLine line) {
			return new ItemBody(line.ticketId(), line.title(), line.price().toDecimal(), line.quantity());
		}

	}

}
