package dev.ticketing.messaging;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.Event;
import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.Money;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderItem;
import dev.ticketing.events.OrderEvent.OrderRefund;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefund;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;
import org.jspecify.annotations.Nullable;

/**
 * One event of each type, as the golden files tell them.
 */
final class EventSamples {

	private static final Instant EVENING = Instant.parse("2027-05-01T19:30:00Z");

	private static final String TICKET = "64b000000000000000000001";

	private static final String ORDER = "64b000000000000000000002";

	private static final String PAYMENT = "64b000000000000000000003";

	private static final String REFUND = "64b000000000000000000004";

	private static final String ADMISSION = "64b000000000000000000005";

	private static final Money PRICE = new Money(1999, "USD");

	private static final String SELLER = "64b00000000000000000000a";

	private static final String BUYER = "64b00000000000000000000b";

	private EventSamples() {
	}

	static List<Event> all() {
		return all(latest("Europe/Paris"));
	}

	/**
	 * As they were written before tickets had a time zone.
	 */
	static List<Event> beforeTimeZones() {
		return all(latest(null));
	}

	private static Extras latest(@Nullable String timeZone) {
		return new Extras(
				EVENING.minusSeconds(86_400), List.of(new OrderRefund(REFUND, PRICE, List.of(ADMISSION),
						"The hall is closed.", SELLER, EVENING, "pending")),
				List.of(new PaymentRefund(REFUND, PRICE, "succeeded")), timeZone);
	}

	/**
	 * As they were written before there were refunds.
	 */
	static List<Event> beforeRefunds() {
		return all(new Extras(null, null, null, null)).stream()
			.filter((event) -> !(event instanceof OrderRefunded))
			.toList();
	}

	private static List<Event> all(Extras extras) {
		return List.of(new TicketCreated(extras.ticket(1, false)), new TicketUpdated(extras.ticket(2, false)),
				new TicketWithdrawn(
						new TicketState(TICKET, SELLER, "Jazz", null, null, null, PRICE, 100, 4, true, null, null, 3)),
				new AvailabilityChanged(TICKET, 97, 2, 1, 5), new OrderCreated(extras.order("created", null, 1)),
				new OrderExtended(extras.order("awaiting:payment", null, 2)),
				new OrderCancelled(extras.order("cancelled", "expired", 2)),
				new OrderCompleted(extras.order("complete", null, 2)),
				new OrderRefunded(extras.order("complete", null, 3)), new ExpirationCompleted(ORDER, EVENING, 2),
				new PaymentAuthorized(extras.payment("authorized", null, 0, false, 2)),
				new PaymentChallenged(extras.payment("requires_action", null, 0, true, 2)),
				new PaymentCaptured(extras.payment("captured", null, 0, false, 3)),
				new PaymentFailed(extras.payment("declined", "Your card was declined.", 1, true, 2)),
				new PaymentVoided(extras.payment("voided", null, 0, false, 3)),
				new PaymentRefunded(extras.payment("refunded", null, 0, false, 4)));
	}

	/**
	 * What came with refunds, and then with time zones.
	 */
	private record Extras(@Nullable Instant refundableUntil, @Nullable List<OrderRefund> orderRefunds,
			@Nullable List<PaymentRefund> paymentRefunds, @Nullable String timeZone) {

		TicketState ticket(long version, boolean withdrawn) {
			return new TicketState(TICKET, SELLER, "Jazz à Vienne 🎷", "An evening, outdoors", "Théâtre antique",
					EVENING, new Money(1999, "EUR"), 100, 4, withdrawn, this.refundableUntil, this.timeZone, version);
		}

		OrderState order(String status, String reason, long version) {
			return new OrderState(ORDER, BUYER, status, reason,
					List.of(new OrderItem(TICKET, SELLER, "Jazz", new Money(1999, "USD"), 2)), new Money(3998, "USD"),
					EVENING, this.orderRefunds, version);
		}

		PaymentState payment(String status, String reason, int declines, boolean retryable, long version) {
			return new PaymentState(PAYMENT, ORDER, BUYER, status, new Money(3998, "USD"), reason, declines, retryable,
					this.paymentRefunds, version);
		}

	}

}
