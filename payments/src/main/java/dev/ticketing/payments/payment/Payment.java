package dev.ticketing.payments.payment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.ticketing.events.Money;
import dev.ticketing.events.PaymentEvent;
import dev.ticketing.messaging.Aggregate;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.stripe.Card;
import dev.ticketing.payments.stripe.Decline;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The payment of an order. There is one for each order, with one intent at Stripe,
 * however many cards are tried and from however many windows: so there can be one charge.
 * <p>
 * It knows by itself what is due next ({@link #step()}) and since when, so that whoever
 * reads it can go on where somebody else stopped.
 */
@Document("payments")
class Payment extends Aggregate {

	@Indexed(unique = true)
	private final String orderId;

	private final String buyerId;

	private final Money amount;

	private PaymentStatus status = PaymentStatus.PENDING;

	private @Nullable Attempt attempt;

	private int declines;

	private @Nullable String intentId;

	private @Nullable String clientSecret;

	private @Nullable Decision decision;

	private boolean closed;

	private List<Refund> refunds = List.of();

	private Progress progress = Progress.none();

	Payment(String id, String orderId, String buyerId, Money amount) {
		super(id);
		this.orderId = orderId;
		this.buyerId = buyerId;
		this.amount = amount;
	}

	static Payment of(String id, Order order) {
		return new Payment(id, order.id(), order.buyerId(), order.total());
	}

	Step step() {
		Step step = Step.of(this.status, this.decision, this.intentId != null, this.closed);
		return switch (step) {
			// What is given back anyway need not be taken.
			case CAPTURE -> returns().cover(this.amount) ? Step.VOID : Step.CAPTURE;
			case NONE -> isTaken() ? returns().step() : Step.NONE;
			default -> step;
		};
	}

	/**
	 * Tries a card.
	 * @param request which request wants it
	 */
	void begin(Card card, String request, Instant now) {
		require(this.attempt == null || isOpenToCards());
		this.attempt = new Attempt((this.attempt != null) ? this.attempt.number() + 1 : 1, card, request, null);
		become(PaymentStatus.PENDING, now);
	}

	boolean isOpenToCards() {
		return this.decision == null
				&& (this.status == PaymentStatus.DECLINED || this.status == PaymentStatus.REQUIRES_ACTION);
	}

	void opened(String intent, Instant now) {
		require(step() == Step.OPEN);
		this.intentId = intent;
		become(PaymentStatus.PENDING, now);
	}

	void actionRequired(@Nullable String secret, Instant now) {
		require(isWithBank());
		this.clientSecret = secret;
		boolean news = this.status != PaymentStatus.REQUIRES_ACTION;
		become(PaymentStatus.REQUIRES_ACTION, now);
		if (news) {
			raise(PaymentContracts.challenged(this), now);
		}
	}

	void authorized(Instant now) {
		require(isWithBank());
		become(PaymentStatus.AUTHORIZED, now);
		raise(PaymentContracts.authorized(this), now);
	}

	/**
	 * The bank has said no.
	 * @param most how many times it may
	 */
	void declined(Decline reason, int most, Instant now) {
		require(isWithBank());
		this.declines++;
		failed(reason, (this.declines < most) ? PaymentStatus.DECLINED : PaymentStatus.FAILED, now);
	}

	/**
	 * The card did not get as far as the bank, so it is not counted.
	 */
	void refused(Decline reason, Instant now) {
		require(isWithBank());
		failed(reason, PaymentStatus.DECLINED, now);
	}

	private void failed(Decline reason, PaymentStatus status, Instant now) {
		this.attempt = attempt().declined(reason);
		become(status, now);
		raise(PaymentContracts.failed(this), now);
	}

	/**
	 * Forgets an intent that can't be used any more; another card gets a new one.
	 */
	void dropIntent() {
		this.intentId = null;
		this.progress = this.progress.keySpent();
	}

	void captured(Instant now) {
		require(isToBeTaken() && (step() == Step.CAPTURE || step() == Step.VOID));
		become(PaymentStatus.CAPTURED, now);
		raise(PaymentContracts.captured(this), now);
	}

	/**
	 * What was set aside for a complete order is gone, since nobody took it in time.
	 */
	void lapsed(Instant now) {
		require(step() == Step.CAPTURE);
		this.closed = true;
		this.refunds = returns().needless().refunds();
		become(PaymentStatus.VOIDED, now);
		raise(PaymentContracts.voided(this), now);
	}

	/**
	 * The intent, if there was one, can't be used any more.
	 */
	void released(Instant now) {
		require(step() == Step.VOID);
		this.closed = true;
		if (this.status == PaymentStatus.FAILED) {
			become(PaymentStatus.FAILED, now);
		}
		else {
			this.refunds = returns().needless().refunds();
			become(PaymentStatus.VOIDED, now);
			raise(PaymentContracts.voided(this), now);
		}
	}

	/**
	 * Hears how the order stands.
	 * @return whether that was news
	 */
	boolean follow(Order order, Instant now) {
		boolean decided = this.decision == null && order.hasEnded();
		Returns asked = returns().and(order.refunds());
		boolean more = !asked.equals(returns());
		if (decided) {
			this.decision = order.wasComplete() ? Decision.TAKE : Decision.RELEASE;
			become(this.status, now);
		}
		if (more) {
			// Of what is voided, nothing is owed.
			returnsBecome((this.status == PaymentStatus.VOIDED) ? asked.needless() : asked, now);
		}
		return decided || more;
	}

	/**
	 * Hears how refunds stand.
	 * @return whether that was news
	 */
	boolean returnsBecome(Returns after, Instant now) {
		Returns before = returns();
		if (after.equals(before)) {
			return false;
		}
		this.refunds = after.refunds();
		become(isTaken() ? taken() : this.status, now);
		if (after.isNewsSince(before)) {
			raise(PaymentContracts.refunded(this), now);
		}
		return true;
	}

	private PaymentStatus taken() {
		return (returns().arrived() == this.amount.amount()) ? PaymentStatus.REFUNDED : PaymentStatus.CAPTURED;
	}

	@Override
	protected Optional<PaymentEvent> retold() {
		return PaymentContracts.retold(this);
	}

	private void become(PaymentStatus status, Instant now) {
		this.status = status;
		this.progress = (step() != Step.NONE) ? this.progress.begun(now) : this.progress.ended();
	}

	/**
	 * Somebody else works on the step from now on. What is on its way to the buyer may be
	 * so for days, and is looked at less and less often.
	 */
	void takeOver(Instant now) {
		Instant since = (step() == Step.WATCH) ? now.plus(this.progress.patience()) : now;
		this.progress = this.progress.takenOver(since);
	}

	/**
	 * Nobody works on the step any more.
	 * @param keySpent whether its idempotency key is of no use any more
	 */
	void abandon(boolean keySpent) {
		this.progress = keySpent ? this.progress.keySpent().leftAlone() : this.progress.leftAlone();
	}

	/**
	 * The idempotency key of a call: the same until Stripe has spent it on nothing.
	 */
	String key(String call) {
		return (this.progress.spentKeys() == 0) ? call : call + ":" + this.progress.spentKeys();
	}

	/**
	 * Whether this is the outcome of a request: of its own attempt, or of one with the
	 * same card that it has watched.
	 */
	boolean answers(PaymentRequest request, int watched) {
		return attempt().request().equals(request.id())
				|| (attempt().number() == watched && attempt().card().equals(request.card()));
	}

	private boolean isTaken() {
		return this.status == PaymentStatus.CAPTURED || this.status == PaymentStatus.REFUNDED;
	}

	/**
	 * Whether the order got as far as being complete.
	 */
	boolean isToBeTaken() {
		return this.decision == Decision.TAKE;
	}

	private boolean isWithBank() {
		return this.status == PaymentStatus.PENDING || this.status == PaymentStatus.REQUIRES_ACTION;
	}

	private void require(boolean possible) {
		if (!possible) {
			throw new IllegalStateException("Payment %s is %s".formatted(id(), this.status));
		}
	}

	String orderId() {
		return this.orderId;
	}

	String buyerId() {
		return this.buyerId;
	}

	Money amount() {
		return this.amount;
	}

	PaymentStatus status() {
		return this.status;
	}

	Attempt attempt() {
		return Objects.requireNonNull(this.attempt);
	}

	int declines() {
		return this.declines;
	}

	@Nullable String intentId() {
		return this.intentId;
	}

	@Nullable String clientSecret() {
		return this.clientSecret;
	}

	Returns returns() {
		return new Returns(this.refunds);
	}

	Progress progress() {
		return this.progress;
	}

}
