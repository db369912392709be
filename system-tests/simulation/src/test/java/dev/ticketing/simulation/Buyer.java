package dev.ticketing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.ticketing.orders.order.SimulatedOrders;
import dev.ticketing.payments.payment.SimulatedPayments;
import dev.ticketing.web.Refusal;

/**
 * Somebody who orders, and pays, or changes their mind, or forgets about it; who says
 * everything again when no answer comes, and may say it twice at once.
 */
final class Buyer {

	private static final int ATTEMPTS = 3;

	private final World world;

	private final Plan plan;

	private int placing = ATTEMPTS;

	private int paying;

	private int underWay;

	private boolean has;

	private boolean refused;

	private boolean paid;

	private boolean cancelled;

	Buyer(World world, Plan plan) {
		this.world = world;
		this.plan = plan;
		this.paying = ATTEMPTS * plan.cards.size();
	}

	String orderId() {
		return this.plan.orderId;
	}

	/**
	 * Whether they were told that the order is theirs.
	 */
	boolean has() {
		return this.has;
	}

	/**
	 * Whether they were told that it is cancelled.
	 */
	boolean cancelled() {
		return this.cancelled;
	}

	List<Move> moves() {
		List<Move> moves = new ArrayList<>();
		if (this.underWay >= this.plan.windows) {
			return moves;
		}
		if (this.placing > 0 && !this.has && !this.refused) {
			ask(Services.ORDERS, "place", moves, this::place);
		}
		if (this.has && !this.paid && this.paying > 0 && known()) {
			ask(Services.PAYMENTS, "pay", moves, this::pay);
		}
		if (this.has && !this.cancelled && this.plan.cancels) {
			ask(Services.ORDERS, "cancel", moves, this::cancel);
		}
		answerTheBank(moves);
		return moves;
	}

	private boolean known() {
		return !this.world.store().find("payments", "orders", new org.bson.Document("_id", orderId())).isEmpty();
	}

	private void ask(Instance.Service service, String what, List<Move> moves,
			java.util.function.Consumer<Instance> request) {
		this.world.of(service)
			.stream()
			.filter((instance) -> instance.process().idle())
			.forEach((instance) -> moves.add(Moves.begin(instance, what + " " + orderId(), 6, () -> {
				this.underWay++;
				try {
					request.accept(instance);
				}
				finally {
					this.underWay--;
				}
			})));
	}

	private void place(Instance instance) {
		this.placing--;
		try {
			SimulatedOrders.place(instance.components(), orderId(), buyerId(),
					Map.of(this.plan.ticketId, this.plan.quantity));
			this.has = true;
		}
		catch (Refusal ex) {
			this.refused = true;
			throw ex;
		}
	}

	private void pay(Instance instance) {
		this.paying--;
		int attempt = this.paying / ATTEMPTS;
		String card = this.plan.cards.get(this.plan.cards.size() - 1 - attempt);
		// Each window sends under a key of its own, and again under the same.
		String request = "%s%x%x".formatted(orderId().substring(0, 20) + orderId().substring(22), this.underWay,
				attempt);
		String status = SimulatedPayments.pay(instance.components(), request, buyerId(), orderId(), card);
		if (status.equals("declined")) {
			this.paying = Math.min(this.paying, attempt * ATTEMPTS);
		}
		this.paid = status.equals("authorized") || status.equals("captured");
	}

	private void cancel(Instance instance) {
		SimulatedOrders.cancel(instance.components(), orderId(), buyerId());
		this.cancelled = true;
	}

	private void answerTheBank(List<Move> moves) {
		this.world.bank()
			.accounts()
			.values()
			.stream()
			.filter((account) -> account.orderId.equals(orderId()) && account.asks())
			.forEach((account) -> moves.add(new Move(() -> "the buyer answers for " + account, 8,
					() -> this.world.answered(account, this.plan.saysYes))));
	}

	private String buyerId() {
		return "b" + orderId().substring(1);
	}

	@Override
	public String toString() {
		return "%s %d %d %d %s %s %s %s".formatted(orderId(), this.placing, this.paying, this.underWay, this.has,
				this.refused, this.paid, this.cancelled);
	}

	/**
	 * What a buyer means to do.
	 *
	 * @param windows in how many they do it at once
	 * @param saysYes to the bank
	 */
	record Plan(String orderId, String ticketId, int quantity, List<String> cards, boolean cancels, int windows,
			boolean saysYes) {
	}

}
