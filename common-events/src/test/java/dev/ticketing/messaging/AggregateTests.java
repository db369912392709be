package dev.ticketing.messaging;

import java.time.Instant;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AggregateTests {

	private static final String ID = "64b000000000000000000001";

	@Test
	void aNewOneTellsOfVersionOne() {
		Stock stock = new Stock(ID);
		assertThat(stock.version()).isZero();
		stock.free(3);
		assertThat(stock.pendingEvents()).singleElement().satisfies((event) -> {
			assertThat(event.version()).isEqualTo(1);
			assertThat(event.aggregateId()).isEqualTo(ID);
			assertThat(event.type()).isEqualTo("dev.ticketing.availability.changed.v1");
			assertThat(event.eventId()).matches("[0-9a-f]{24}");
		});
	}

	@Test
	void refusesAnEventOfAnotherVersion() {
		assertThatIllegalStateException().isThrownBy(() -> new Stock(ID).tell(event(ID, 0)));
		assertThatIllegalStateException().isThrownBy(() -> new Stock(ID).tell(event(ID, 2)));
	}

	@Test
	void refusesAnEventOfAnotherAggregate() {
		assertThatIllegalStateException().isThrownBy(() -> new Stock(ID).tell(event("64b000000000000000000002", 1)));
	}

	@Test
	void refusesTwoEventsForOneWrite() {
		Stock stock = new Stock(ID).tell(event(ID, 1));
		assertThatIllegalStateException().isThrownBy(() -> stock.tell(event(ID, 1)));
		assertThat(stock.pendingEvents()).hasSize(1);
	}

	@Test
	void keepsMillisecondsOnlyAsTheStoreDoes() {
		PendingEvent event = PendingEvent.of(event(ID, 1), Instant.parse("2027-05-01T19:30:00.123456789Z"));
		assertThat(event.time()).isEqualTo("2027-05-01T19:30:00.123Z");
	}

	private static AvailabilityChanged event(String id, long version) {
		return new AvailabilityChanged(id, 1, 0, 0, version);
	}

}
