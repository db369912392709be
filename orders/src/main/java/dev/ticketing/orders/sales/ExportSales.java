package dev.ticketing.orders.sales;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import dev.ticketing.orders.admission.Admission;
import dev.ticketing.orders.sales.SoldOrders.SoldOrder;
import dev.ticketing.orders.ticket.Ticket;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Use case: sellers take their orders along as a table (RFC 4180). It is written as it is
 * read, some orders at a time, so that its length does not matter.
 */
@Component
class ExportSales {

	private static final int CHUNK = 200;

	private static final String HEADER = "order,buyer,boughtAt,quantity,total,currency,status,valid,used,void,numbers";

	private final SoldOrders orders;

	ExportSales(SoldOrders orders) {
		this.orders = orders;
	}

	void export(Ticket ticket, HttpServletResponse response) throws IOException {
		List<SoldOrder> chunk = this.orders.find(ticket.id(), null, CHUNK);
		response.setContentType("text/csv;charset=utf-8;header=present");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				"attachment; filename=\"orders-%s.csv\"".formatted(ticket.id()));
		Writer out = new java.io.OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
		out.write(HEADER + "\r\n");
		while (!chunk.isEmpty()) {
			for (SoldOrder sold : chunk) {
				out.write(row(sold));
			}
			chunk = (chunk.size() < CHUNK) ? List.of() : this.orders.find(ticket.id(), chunk.getLast().key(), CHUNK);
		}
		out.flush();
	}

	private static String row(SoldOrder sold) {
		String orderId = sold.order().id();
		String buyer = (sold.order().buyerEmail() != null) ? sold.order().buyerEmail() : "";
		List<String> states = sold.admissions().stream().map((admission) -> admission.statusFor(orderId)).toList();
		return List
			.of(orderId, text(buyer), sold.boughtAt().toString(), "" + sold.line().quantity(),
					sold.line().total().toDecimal().toPlainString(), sold.line().total().currency(),
					sold.order().status().label(), count(states, Admission.VALID), count(states, Admission.WAS_USED),
					count(states, Admission.VOID), text(numbers(sold)))
			.stream()
			.collect(Collectors.joining(",", "", "\r\n"));
	}

	private static String count(List<String> states, String state) {
		return Long.toString(states.stream().filter(state::equals).count());
	}

	private static String numbers(SoldOrder sold) {
		return sold.admissions().stream().map((admission) -> "" + admission.number()).collect(Collectors.joining(" "));
	}

	/**
	 * A field that people have written. A spreadsheet would take some of them for
	 * formulas, and run them: those get an apostrophe, which it takes for "text follows".
	 */
	static String text(String text) {
		boolean formula = !text.isEmpty() && "=+-@\t\r\n|".indexOf(text.charAt(0)) >= 0;
		return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
	}

}
