package dev.ticketing.simulation;

import java.util.List;
import java.util.function.Supplier;

import dev.ticketing.events.Money;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.PaymentIntents;
import dev.ticketing.payments.stripe.Purpose;
import dev.ticketing.payments.stripe.Refunds;
import dev.ticketing.payments.stripe.StripeRefund;
import dev.ticketing.payments.stripe.StripeSilent;

/**
 * The bank as one process sees it.
 */
final class BankCounter implements PaymentIntents, Refunds {

	private final Process process;

	private final World world;

	BankCounter(Process process, World world) {
		this.process = process;
		this.world = world;
	}

	@Override
	public Intent create(Purpose purpose, String key) {
		return call("create intent", key, () -> bank().create(purpose.paymentId(), purpose.orderId(),
				purpose.amount().amount(), purpose.amount().currency()));
	}

	@Override
	public Intent confirm(String id, Card card, String key) {
		return call("confirm " + id, key, () -> {
			Intent intent = bank().confirm(id, card);
			boolean atOnce = this.world.bug().capturesAtOnce() && intent.state() == Intent.State.HELD;
			return atOnce ? this.world.captured(bank().capture(id)) : intent;
		});
	}

	@Override
	public Intent find(String id) {
		return effect("look at " + id, () -> bank().find(id));
	}

	@Override
	public Intent capture(String id, Money amount, String key) {
		return call("capture " + id, key, () -> this.world.captured(bank().capture(id)));
	}

	@Override
	public Intent cancel(String id, String key) {
		return call("cancel " + id, key, () -> bank().cancel(id));
	}

	// Nobody asks for money back in here.
	@Override
	public StripeRefund create(Return purpose, String key) {
		throw new UnsupportedOperationException("refund");
	}

	@Override
	public List<StripeRefund> of(String intentId) {
		return List.of();
	}

	private Intent call(String effect, String key, Supplier<Intent> call) {
		return effect(effect, () -> bank().once(key, call));
	}

	private Intent effect(String effect, Supplier<Intent> call) {
		return this.process.effect(effect, () -> new StripeSilent("no answer", false), call);
	}

	private Bank bank() {
		return this.world.bank();
	}

}
