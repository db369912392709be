package dev.ticketing.orders.sales;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.ticketing.events.Money;
import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.admission.CountAdmissions.Counts;
import dev.ticketing.orders.admission.CountAdmissions.Day;
import dev.ticketing.orders.order.RefundBody;
import dev.ticketing.orders.sales.ShowSales.Sales;
import dev.ticketing.orders.sales.SoldOrders.SoldOrder;
import dev.ticketing.orders.ticket.Ticket;
import dev.ticketing.security.Session;
import dev.ticketing.web.Keyset;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sales over HTTP, for their sellers.
 */
@RestController
@RequestMapping("/api/orders/sales")
class SalesController {

	private final ShowSales showSales;

	private final SoldOrders orders;

	private final ExportSales exportSales;

	SalesController(ShowSales showSales, SoldOrders orders, ExportSales exportSales) {
		this.showSales = showSales;
		this.orders = orders;
		this.exportSales = exportSales;
	}

	@GetMapping
	ResponseEntity<List<SalesBody>> list(@Parameter(hidden = true) @AuthenticationPrincipal Session seller,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		Keyset page = Keyset.of(limit, cursor);
		return page.page(this.showSales.list(seller.userId(), page), (sales) -> sales.ticket().id(), SalesBody::of);
	}

	@GetMapping("/{ticketId}")
	TicketSalesBody show(@Parameter(hidden = true) @AuthenticationPrincipal Session seller,
			@PathVariable String ticketId) {
		Sales sales = this.showSales.show(ticketId, seller.userId());
		String currency = sales.ticket().price().currency();
		return new TicketSalesBody(SalesBody.of(sales),
				this.showSales.days(sales.ticket()).stream().map((day) -> DayBody.of(day, currency)).toList());
	}

	@GetMapping("/{ticketId}/orders")
	ResponseEntity<List<SoldOrderBody>> orders(@Parameter(hidden = true) @AuthenticationPrincipal Session seller,
			@PathVariable String ticketId, @RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String cursor) {
		Keyset page = Keyset.of(limit, cursor);
		Ticket ticket = this.showSales.require(ticketId, seller.userId());
		return page.page(this.orders.find(ticket.id(), page.after(), page.limit() + 1), SoldOrder::key,
				SoldOrderBody::of);
	}

	@GetMapping(path = "/{ticketId}/orders.csv")
	@ApiResponse(responseCode = "200", content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
	void csv(@Parameter(hidden = true) @AuthenticationPrincipal Session seller, @PathVariable String ticketId,
			@Parameter(hidden = true) HttpServletResponse response) throws IOException {
		this.exportSales.export(this.showSales.require(ticketId, seller.userId()), response);
	}

	/**
	 * How a ticket sells.
	 *
	 * @param timeZone whose clocks the place goes by
	 * @param sold how many belong to complete orders, used ones among them
	 * @param used by how many of these somebody has entered
	 * @param refunded how many were given back after they had been sold
	 * @param revenue what the sold ones cost, each at the price of its order
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SalesBody(String ticketId, String title, @Nullable Instant startsAt, @Nullable String timeZone,
			BigDecimal price, String currency, int quantity, int free, int held, int sold, int used, int refunded,
			BigDecimal revenue, boolean withdrawn) {

		static SalesBody of(Sales sales) {
			Ticket ticket = sales.ticket();
			Counts counts = sales.counts();
			return new SalesBody(ticket.id(), ticket.title(), ticket.startsAt(), ticket.timeZone(),
					ticket.price().toDecimal(), ticket.price().currency(), ticket.quantity(), counts.free(),
					counts.held(), counts.sold(), counts.used(), counts.returned(),
					new Money(counts.revenue(), ticket.price().currency()).toDecimal(), ticket.withdrawn());
		}

	}

	/**
	 * How a ticket sells, and on which days.
	 *
	 * @param days those (UTC) on which something was sold that still stands, oldest first
	 */
	record TicketSalesBody(@JsonUnwrapped SalesBody sales, List<DayBody> days) {
	}

	record DayBody(String day, int sold, BigDecimal revenue) {

		static DayBody of(Day day, String currency) {
			return new DayBody(day.day(), day.sold(), new Money(day.revenue(), currency).toDecimal());
		}

	}

	/**
	 * What an order has bought of one ticket.
	 *
	 * @param buyer e-mail address at the time of the order
	 * @param total what the admissions of this ticket cost
	 * @param refunds as far as they are about admissions of this ticket
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SoldOrderBody(String orderId, @Nullable String buyer, Instant boughtAt, int quantity, BigDecimal total,
			String currency, String status, List<SoldAdmissionBody> admissions, List<RefundBody> refunds) {

		static SoldOrderBody of(SoldOrder sold) {
			Money total = sold.line().total();
			return new SoldOrderBody(sold.order().id(), sold.order().buyerEmail(), sold.boughtAt(),
					sold.line().quantity(), total.toDecimal(), total.currency(), sold.order().status().label(),
					sold.admissions()
						.stream()
						.map((admission) -> SoldAdmissionBody.of(sold.order().id(), admission))
						.toList(),
					RefundBody.of(sold.order(), sold.line()));
		}

	}

	/**
	 * An admission of an order.
	 *
	 * @param status {@code valid}, {@code used} or {@code void}
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record SoldAdmissionBody(String id, int number, String status, @Nullable Instant usedAt) {

		static SoldAdmissionBody of(String orderId, Admission admission) {
			return new SoldAdmissionBody(admission.id(), admission.number(), admission.statusFor(orderId),
					admission.usedBy(orderId) ? admission.usedAt() : null);
		}

	}

}
