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
import dev.ticketing.events.OrderEvent.OrderState;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentState;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;

/**
 * One event of each type, as the golden files tell them.
 */
final class EventSamples {

	private static final Instant EVENING = Instant.parse("2027-05-01T19:30:00Z");

	private static final String TICKET = "64b000000000000000000001";

	private static final String ORDER = "64b000000000000000000002";

	private static final String PAYMENT = "64b000000000000000000003";

	private static final String SELLER = "64b00000000000000000000a";

	private static final String BUYER = "64b00000000000000000000b";

	private EventSamples() {
	}

	static List<Event> all() {
		return List.of(new TicketCreated(ticket(1, false)), new TicketUpdated(ticket(2, false)),
				new TicketWithdrawn(new TicketState(TICKET, SELLER, "Jazz", null, null, null, new Money(1999, "USD"),
						100, 4, true, 3)),
				new AvailabilityChanged(TICKET, 97, 2, 1, 5), new OrderCreated(order("created", null, 1)),
				new OrderExtended(order("awaiting:payment", null, 2)),
				new OrderCancelled(order("cancelled", "expired", 2)), new OrderCompleted(order("complete", null, 2)),
				new ExpirationCompleted(ORDER, EVENING, 2),
				new PaymentAuthorized(payment("authorized", null, 0, false, 2)),
				new PaymentChallenged(payment("requires_action", null, 0, true, 2)),
				new PaymentCaptured(payment("captured", null, 0, false, 3)),
				new PaymentFailed(payment("declined", "Your card was declined.", 1, true, 2)),
				new PaymentVoided(payment("voided", null, 0, false, 3)),
				new PaymentRefunded(payment("refunded", null, 0, false, 4)));
	}

	private static TicketState ticket(long version, boolean withdrawn) {
		return new TicketState(TICKET, SELLER, "Jazz à Vienne 🎷", "An evening, outdoors", "Théâtre antique", EVENING,
				new Money(1999, "EUR"), 100, 4, withdrawn, version);
	}

	private static OrderState order(String status, String reason, long version) {
		return new OrderState(ORDER, BUYER, status, reason,
				List.of(new OrderItem(TICKET, SELLER, "Jazz", new Money(1999, "USD"), 2)), new Money(3998, "USD"),
				EVENING, version);
	}

	private static PaymentState payment(String status, String reason, int declines, boolean retryable, long version) {
		return new PaymentState(PAYMENT, ORDER, BUYER, status, new Money(3998, "USD"), reason, declines, retryable,
				version);
	}

}
