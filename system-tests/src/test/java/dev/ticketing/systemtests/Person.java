package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Somebody with a session. Methods in the third person succeed or fail the test; those
 * that begin with {@code tries} give the answer, whatever it is. All that was
 * acknowledged is remembered, and must still be there in the end.
 */
final class Person {

	private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();

	private final Map<String, Order> orders = new ConcurrentHashMap<>();

	private final Set<String> payments = ConcurrentHashMap.newKeySet();

	private final String id;

	private final String email;

	private final Gateway gateway;

	private volatile boolean mayHaveOrders;

	Person(String id, String email, Gateway gateway) {
		this.id = id;
		this.email = email;
		this.gateway = gateway;
	}

	Ticket offers(Offer offer) {
		return remember(this.gateway.post("/api/tickets", offer).created(Ticket.class));
	}

	Ticket edits(Ticket ticket, Offer offer) {
		return remember(this.gateway.put("/api/tickets/" + ticket.id(), offer).ok(Ticket.class));
	}

	Ticket sees(Ticket ticket) {
		return this.gateway.get("/api/tickets/" + ticket.id()).ok(Ticket.class);
	}

	Order reserves(Ticket ticket, int quantity) {
		return remember(Eventually.onceKnown(() -> triesToReserve(ticket, quantity)).created(Order.class));
	}

	Answer triesToReserve(Ticket ticket, int quantity) {
		return triesToReserve(ticket, quantity, this.gateway);
	}

	Answer triesToReserve(Ticket ticket, int quantity, String idempotencyKey) {
		return triesToReserve(ticket, quantity, this.gateway.with("Idempotency-Key", idempotencyKey));
	}

	private Answer triesToReserve(Ticket ticket, int quantity, Gateway gateway) {
		try {
			Answer answer = gateway.post("/api/orders", Map.of("ticketId", ticket.id(), "quantity", quantity));
			this.mayHaveOrders |= answer.status() < 400 || answer.status() >= 500;
			return answer;
		}
		catch (java.io.UncheckedIOException ex) {
			this.mayHaveOrders = true;
			throw ex;
		}
	}

	Order sees(Order order) {
		return remember(this.gateway.get("/api/orders/" + order.id()).ok(Order.class));
	}

	Order cancels(Order order) {
		return remember(triesToCancel(order).ok(Order.class));
	}

	Answer triesToCancel(Order order) {
		return this.gateway.delete("/api/orders/" + order.id());
	}

	/**
	 * Gives the buyer of an order their money back for these admissions, or for all.
	 */
	Order.Refund refunds(Order order, Admission... admissions) {
		return triesToRefund(this.gateway, order, admissions).created(Order.Refund.class);
	}

	Answer triesToRefund(Order order, String idempotencyKey, Admission... admissions) {
		return triesToRefund(this.gateway.with("Idempotency-Key", idempotencyKey), order, admissions);
	}

	private static Answer triesToRefund(Gateway gateway, Order order, Admission... admissions) {
		List<String> ids = Stream.of(admissions).map(Admission::id).toList();
		return gateway.post("/api/orders/" + order.id() + "/refunds",
				ids.isEmpty() ? Map.of("reason", "We are sorry.") : Map.of("admissions", ids));
	}

	Payment pays(Order order, String card) {
		return rememberPayment(Eventually.onceKnown(() -> triesToPay(order, card)));
	}

	Answer triesToPay(Order order, String card) {
		return this.gateway.post("/api/payments", Map.of("orderId", order.id(), "token", card));
	}

	Answer triesToPay(Order order, String card, String idempotencyKey) {
		return this.gateway.with("Idempotency-Key", idempotencyKey)
			.post("/api/payments", Map.of("orderId", order.id(), "token", card));
	}

	List<Admission> admissions(Order order) {
		return List.of(this.gateway.get("/api/orders/" + order.id() + "/admissions").ok(Admission[].class));
	}

	Order remember(Order order) {
		this.mayHaveOrders = true;
		return this.orders.merge(order.id(), order, (one, other) -> (one.version() > other.version()) ? one : other);
	}

	private Ticket remember(Ticket ticket) {
		this.tickets.put(ticket.id(), ticket);
		return ticket;
	}

	void mayHaveOrdered() {
		this.mayHaveOrders = true;
	}

	Payment rememberPayment(Answer answer) {
		Payment payment = answer.created(Payment.class);
		this.payments.add(payment.id());
		return payment;
	}

	String id() {
		return this.id;
	}

	String email() {
		return this.email;
	}

	Gateway gateway() {
		return this.gateway;
	}

	Map<String, Ticket> tickets() {
		return this.tickets;
	}

	Map<String, Order> orders() {
		return this.orders;
	}

	Set<String> payments() {
		return this.payments;
	}

	/**
	 * Whether an order of theirs was acknowledged, or may have been made though no answer
	 * came. Everybody else's would show in what is left of the tickets.
	 */
	boolean mayHaveOrders() {
		return this.mayHaveOrders;
	}

}
