package dev.ticketing.events;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.ExpirationEvent.ExpirationCompleted;
import dev.ticketing.events.OrderEvent.OrderCancelled;
import dev.ticketing.events.OrderEvent.OrderCompleted;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.events.OrderEvent.OrderExtended;
import dev.ticketing.events.OrderEvent.OrderRefunded;
import dev.ticketing.events.PaymentEvent.PaymentAuthorized;
import dev.ticketing.events.PaymentEvent.PaymentCaptured;
import dev.ticketing.events.PaymentEvent.PaymentChallenged;
import dev.ticketing.events.PaymentEvent.PaymentFailed;
import dev.ticketing.events.PaymentEvent.PaymentRefunded;
import dev.ticketing.events.PaymentEvent.PaymentVoided;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.events.TicketEvent.TicketWithdrawn;

/**
 * How an event is called on the wire: the single table of all contracts. No Java name
 * ever leaves the process.
 *
 * @param context the owning service; each has one stream
 * @param name such as {@code order.created}
 * @param major raised only by a change that old readers would misread
 */
public record EventType(String context, String name, int major, Class<? extends Event> payload) {

	private static final List<EventType> ALL = List.of(
			new EventType("tickets", "ticket.created", 1, TicketCreated.class),
			new EventType("tickets", "ticket.updated", 1, TicketUpdated.class),
			new EventType("tickets", "ticket.withdrawn", 1, TicketWithdrawn.class),
			new EventType("orders", "availability.changed", 1, AvailabilityChanged.class),
			new EventType("orders", "order.created", 1, OrderCreated.class),
			new EventType("orders", "order.extended", 1, OrderExtended.class),
			new EventType("orders", "order.cancelled", 1, OrderCancelled.class),
			new EventType("orders", "order.completed", 1, OrderCompleted.class),
			new EventType("orders", "order.refunded", 1, OrderRefunded.class),
			new EventType("expiration", "expiration.completed", 1, ExpirationCompleted.class),
			new EventType("payments", "payment.authorized", 1, PaymentAuthorized.class),
			new EventType("payments", "payment.challenged", 1, PaymentChallenged.class),
			new EventType("payments", "payment.captured", 1, PaymentCaptured.class),
			new EventType("payments", "payment.failed", 1, PaymentFailed.class),
			new EventType("payments", "payment.voided", 1, PaymentVoided.class),
			new EventType("payments", "payment.refunded", 1, PaymentRefunded.class));

	private static final Map<Class<? extends Event>, EventType> BY_PAYLOAD = ALL.stream()
		.collect(Collectors.toUnmodifiableMap(EventType::payload, Function.identity()));

	private static final Map<String, EventType> BY_TYPE = ALL.stream()
		.collect(Collectors.toUnmodifiableMap(EventType::type, Function.identity()));

	public static List<EventType> all() {
		return ALL;
	}

	/**
	 * @throws IllegalArgumentException if the class is not in the table
	 */
	public static EventType of(Class<? extends Event> payload) {
		EventType type = BY_PAYLOAD.get(payload);
		if (type == null) {
			throw new IllegalArgumentException(payload.getName() + " is not a published event");
		}
		return type;
	}

	/**
	 * The contract with this CloudEvents type, or nothing if this version of the code
	 * does not know it.
	 */
	public static Optional<EventType> named(String type) {
		return Optional.ofNullable(BY_TYPE.get(type));
	}

	/**
	 * The CloudEvents type, such as {@code dev.ticketing.order.created.v1}.
	 */
	public String type() {
		return "dev.ticketing." + this.name + ".v" + this.major;
	}

	/**
	 * The subject that events of this type about one aggregate are published on.
	 */
	public String subject(String aggregateId) {
		return "ticketing." + this.context + "." + this.name + ".v" + this.major + "." + aggregateId;
	}

}
