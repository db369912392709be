package dev.ticketing.messaging;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

import dev.ticketing.events.Event;
import dev.ticketing.events.EventType;

/**
 * Everything a service listens to.
 */
public final class Subscriptions {

	private final Map<String, List<Handler<?>>> handlers = new LinkedHashMap<>();

	Subscriptions(Iterable<EventSubscriptions> features) {
		features.forEach((feature) -> feature.register(this));
	}

	/**
	 * Has the action run for every event of this type. It may be run again for the same
	 * event, and in any order with respect to others, so it must look at the version, or
	 * be such that doing it again changes nothing. It runs alone for its aggregate within
	 * this process. If it throws, the event is delivered again later;
	 * {@link RedeliverLater} says when.
	 */
	public <E extends Event> void on(Class<E> event, Consumer<E> action) {
		EventType type = EventType.of(event);
		this.handlers.computeIfAbsent(type.type(), (name) -> new ArrayList<>()).add(new Handler<>(type, event, action));
	}

	List<Handler<?>> handlers(String type) {
		return this.handlers.getOrDefault(type, List.of());
	}

	/**
	 * The event types heard, by the context that owns them.
	 */
	Map<String, List<EventType>> byContext() {
		Map<String, List<EventType>> contexts = new TreeMap<>();
		this.handlers.values()
			.forEach((list) -> contexts.computeIfAbsent(list.getFirst().type().context(), (name) -> new ArrayList<>())
				.add(list.getFirst().type()));
		return contexts;
	}

	/**
	 * One action for one type of event.
	 */
	record Handler<E extends Event>(EventType type, Class<E> payload, Consumer<E> action) {

		/**
		 * @throws RuntimeException if the data can't be read as this event
		 */
		Runnable bind(byte[] data) {
			E event = EventJson.read(data, this.payload);
			if (event.version() < 1 || event.aggregateId().isEmpty()) {
				throw new IllegalArgumentException("an event needs an aggregate and a version");
			}
			return () -> this.action.accept(event);
		}

	}

}
