package dev.ticketing.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.ticketing.messaging.SimulatedMessaging.Envelope;

/**
 * Keeps all events, and a letter of each for every service that listens, until the
 * service has acknowledged it. Which letter is delivered next is the simulation's choice.
 */
final class Broker {

	private final Map<String, Set<String>> listeners = new LinkedHashMap<>();

	private final List<Envelope> stream = new ArrayList<>();

	private final List<Letter> letters = new ArrayList<>();

	private int written;

	void listens(String service, Set<String> types) {
		this.listeners.put(service, types);
	}

	void clear() {
		this.stream.clear();
		this.letters.clear();
		this.written = 0;
	}

	void publish(Envelope event) {
		this.stream.add(event);
		send(event);
	}

	/**
	 * Has an event delivered to all who listen, be it the first time or again.
	 */
	void send(Envelope event) {
		this.listeners.forEach((service, types) -> {
			if (types.contains(event.type())) {
				this.letters.add(new Letter(++this.written, service, event));
			}
		});
	}

	List<Envelope> stream() {
		return this.stream;
	}

	List<Letter> letters() {
		return this.letters;
	}

	void acknowledge(Letter letter) {
		this.letters.remove(letter);
	}

	/**
	 * One event for one service.
	 */
	static final class Letter {

		private final String name;

		private final String service;

		private final Envelope event;

		/** Who has it in hand. */
		Process reader;

		private Letter(int number, String service, Envelope event) {
			this.service = service;
			this.event = event;
			this.name = "read letter " + number + " " + event;
		}

		String service() {
			return this.service;
		}

		Envelope event() {
			return this.event;
		}

		boolean waiting() {
			return this.reader == null;
		}

		String name() {
			return this.name;
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
