package dev.ticketing.messaging;

import java.time.Instant;
import java.util.Optional;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.Event;
import org.bson.types.ObjectId;

import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * An aggregate as services have them, as small as can be.
 */
@Document("stocks")
class Stock extends Aggregate {

	private int free;

	Stock(String id) {
		super(id);
	}

	static Stock of(int free) {
		return new Stock(new ObjectId().toHexString()).free(free);
	}

	Stock free(int free) {
		this.free = free;
		raise(new AvailabilityChanged(id(), free, 0, 0, nextVersion()), Instant.now());
		return this;
	}

	/**
	 * As if it had been stored so many times, less one.
	 */
	static Stock at(String id, long version) {
		Stock stock = new Stock(id);
		ReflectionTestUtils.setField(stock, Aggregate.class, "version", version - 1, long.class);
		return stock.free((int) version);
	}

	@Override
	protected Optional<Event> retold() {
		return Optional.of(new AvailabilityChanged(id(), this.free, 0, 0, version()));
	}

	int free() {
		return this.free;
	}

	Stock tell(AvailabilityChanged event) {
		raise(event, Instant.now());
		return this;
	}

}
