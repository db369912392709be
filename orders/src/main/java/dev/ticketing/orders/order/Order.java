package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent;
import dev.ticketing.messaging.Aggregate;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A reservation. Its end is one compare-and-set: whoever stores {@link #complete} or
 * {@link #cancel} first has decided, and only then do its admissions become sold or free.
 * So is every {@link #refund}.
 */
@Document("orders")
@CompoundIndex(name = "buyer_newest", def = "{buyerId: 1, _id: -1}")
@CompoundIndex(name = "ticket_bought", def = "{'lines.ticketId': 1, boughtAt: -1, _id: -1}")
public class Order extends Aggregate {

	static final String REFUNDED = "refunded";

	private final String buyerId;

	private final List<OrderLine> lines;

	private final Money total;

	private final Instant createdAt;

	private Instant expiresAt;

	private OrderStatus status = OrderStatus.CREATED;

	private @Nullable String reason;

	private @Nullable String buyerEmail;

	private @Nullable Instant boughtAt;

	private List<Refund> refunds = List.of();

	// Of the payment, when it last told how its refunds go.
	private long paymentVersion;

	Order(String id, String buyerId, List<OrderLine> lines, Money total, Instant createdAt, Instant expiresAt) {
		super(id);
		this.buyerId = buyerId;
		this.lines = lines;
		this.total = total;
		this.createdAt = createdAt;
		this.expiresAt = expiresAt;
	}

	/**
	 * Places an order for admissions that it holds already.
	 * @throws IllegalArgumentException if the lines are in more than one currency
	 */
	static Order place(String id, String buyerId, List<OrderLine> lines, Instant now, Instant expiresAt) {
		Money total = lines.stream().map(OrderLine::total).reduce(Money::plus).orElseThrow();
		Order order = new Order(id, buyerId, lines, total, now, expiresAt);
		order.raise(OrderContracts.created(order), now);
		return order;
	}

	/**
	 * Notes where the seller can reach the buyer.
	 */
	Order reachableAt(String email) {
		this.buyerEmail = email;
		return this;
	}

	/**
	 * Takes the place of an order that was never stored though it has claimed, so that it
	 * can't be any more.
	 */
	static Order abandoned(String id, Instant now) {
		Order order = new Order(id, "", List.of(), new Money(0, "USD"), now, now);
		order.status = OrderStatus.CANCELLED;
		order.reason = "abandoned";
		return order;
	}

	/**
	 * Knows that the bank asks the buyer something, and gives them time to answer, once.
	 * @param longest how long the buyer gets at least, and at most beyond the deadline
	 * @return whether that is news
	 */
	boolean awaitPayment(Duration longest, Instant now) {
		if (this.status != OrderStatus.CREATED || expired(now)) {
			return false;
		}
		this.status = OrderStatus.AWAITING_PAYMENT;
		Instant until = now.plus(longest);
		if (until.isAfter(this.expiresAt)) {
			this.expiresAt = until;
		}
		raise(OrderContracts.extended(this), now);
		return true;
	}

	/**
	 * Gives the admissions to the buyer for good.
	 */
	void complete(Instant now) {
		decide(OrderStatus.COMPLETE, null);
		this.boughtAt = now;
		raise(OrderContracts.completed(this), now);
	}

	/**
	 * Ends the order without a sale.
	 */
	void cancel(String reason, Instant now) {
		decide(OrderStatus.CANCELLED, reason);
		raise(OrderContracts.cancelled(this), now);
	}

	/**
	 * Takes back a sale whose money can't be had any more.
	 * @return whether it was one
	 */
	boolean revoke(String reason, Instant now) {
		if (!complete()) {
			return false;
		}
		this.status = OrderStatus.CANCELLED;
		this.reason = reason;
		raise(OrderContracts.cancelled(this), now);
		return true;
	}

	/**
	 * Takes admissions back and promises their price. The order stays complete while
	 * another one stands.
	 * @throws IllegalStateException if one of them neither stands nor is owed for
	 */
	void refund(Refund refund, Instant now) {
		if (!refund.admissionIds().stream().allMatch((id) -> stands(id) || granted().isOwed(id))) {
			throw new IllegalStateException("order %s can't refund %s".formatted(id(), refund));
		}
		this.refunds = granted().and(refund);
		if (complete() && standing().isEmpty()) {
			this.status = OrderStatus.CANCELLED;
			this.reason = REFUNDED;
		}
		raise(OrderContracts.refunded(this), now);
	}

	/**
	 * Stands as it stood, as another version: whoever looked before has to look again.
	 * @return whether any of it stands
	 */
	boolean stay(Instant now) {
		boolean stands = !standing().isEmpty();
		if (stands) {
			raise(OrderContracts.stayed(this), now);
		}
		return stands;
	}

	/**
	 * Hears from the payment how its refunds go.
	 * @param version of the payment
	 * @return whether that is news
	 */
	boolean refundsBecome(Map<String, RefundStatus> statuses, long version, Instant now) {
		List<Refund> before = this.refunds;
		if (version <= this.paymentVersion || before.isEmpty()) {
			return false;
		}
		this.paymentVersion = version;
		this.refunds = granted().become(statuses);
		if (this.refunds.equals(before)) {
			return false;
		}
		raise(OrderContracts.refunded(this), now);
		return true;
	}

	@Override
	protected Optional<OrderEvent> retold() {
		return OrderContracts.retold(this);
	}

	private void decide(OrderStatus end, @Nullable String reason) {
		if (!open()) {
			throw new IllegalStateException("order %s is %s".formatted(id(), this.status.label()));
		}
		this.status = end;
		this.reason = reason;
	}

	boolean open() {
		return this.status == OrderStatus.CREATED || this.status == OrderStatus.AWAITING_PAYMENT;
	}

	boolean complete() {
		return this.status == OrderStatus.COMPLETE;
	}

	/**
	 * Whether it was complete, and then all of it was refunded.
	 */
	boolean refunded() {
		return this.status == OrderStatus.CANCELLED && REFUNDED.equals(this.reason);
	}

	boolean expired(Instant now) {
		return !now.isBefore(this.expiresAt);
	}

	boolean belongsTo(String userId) {
		return this.buyerId.equals(userId);
	}

	/**
	 * Whether the admission is the buyer's, and stays so.
	 */
	boolean stands(String admissionId) {
		return complete() && admissionIds().contains(admissionId) && !granted().isVoid(admissionId);
	}

	List<String> standing() {
		return admissionIds().stream().filter(this::stands).toList();
	}

	List<String> admissionIds() {
		return admissions().ids();
	}

	/**
	 * The admissions that the order has, or had.
	 */
	OrderAdmissions admissions() {
		return new OrderAdmissions(this.lines, this::stands, granted()::isVoid);
	}

	/**
	 * What the order has, or had, of each ticket.
	 */
	public <T> List<T> lines(Function<OrderLine, T> view) {
		return this.lines.stream().map(view).toList();
	}

	String buyerId() {
		return this.buyerId;
	}

	Money total() {
		return this.total;
	}

	/**
	 * The buyer's address at the time of the order; unknown in orders of before it was
	 * noted.
	 */
	public @Nullable String buyerEmail() {
		return this.buyerEmail;
	}

	/**
	 * When it was completed, if it ever was.
	 */
	public @Nullable Instant boughtAt() {
		return this.boughtAt;
	}

	/**
	 * When its admissions were sold: it was not always noted.
	 */
	Instant soldAt() {
		return (this.boughtAt != null) ? this.boughtAt : this.createdAt;
	}

	Instant createdAt() {
		return this.createdAt;
	}

	Instant expiresAt() {
		return this.expiresAt;
	}

	public OrderStatus status() {
		return this.status;
	}

	Granted granted() {
		return new Granted(this.refunds);
	}

	public @Nullable String reason() {
		return this.reason;
	}

}
