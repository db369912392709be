package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;

import dev.ticketing.systemtests.invariants.Sources.Lag;
import org.bson.Document;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.invariants.SmallWorld.LATE;
import static dev.ticketing.systemtests.invariants.SmallWorld.OPEN;
import static dev.ticketing.systemtests.invariants.SmallWorld.PAID;
import static dev.ticketing.systemtests.invariants.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Events and copies: what each spoilt world is found to violate, and nothing else.
 */
class EventInvariantTests {

	private final SmallWorld world = new SmallWorld();

	@Test
	void aChangeThatWasNeverToldIsFound() {
		this.world.sources.stream("ORDERS").removeIf((message) -> message.aggregate().equals(OPEN));
		assertThat(this.world.violated()).containsExactly(5);
		assertThat(this.world.inspect().violations()).anyMatch((one) -> one.contains(OPEN) && one.contains("[1]"));
	}

	@Test
	void aStreamThatHasForgottenItsBeginningIsNotTakenForALoss() {
		this.world.sources.stream("ORDERS").removeFirst();
		this.world.sources.stream("ORDERS").removeIf((message) -> message.aggregate().equals(PAID));
		assertThat(this.world.violated()).isEmpty();
	}

	@Test
	void aStreamThatWasRebuiltFromTheDatabasesIsNotTakenForALossOrALie() {
		for (String stream : List.of("ORDERS", "TICKETS")) {
			List<Message> told = this.world.sources.stream(stream);
			List<Message> before = List.copyOf(told);
			before.forEach((one) -> told.add(new Message(one.stream(), one.sequence() + 100, "retold-" + one.id(),
					one.type(), one.aggregate(), one.version(), one.time().plusSeconds(3600), one.data())));
			assertThat(this.world.violated()).isEmpty();
			told.removeAll(before);
			assertThat(this.world.violated()).isEmpty();
		}
	}

	@Test
	void aChangeThatWasToldAndNeverWasIsFound() {
		this.world.tell(OPEN, "order.completed", 2, 7);
		assertThat(this.world.violated()).containsExactly(5);
	}

	@Test
	void aChangeThatIsToldByTwoEventsIsFound() {
		this.world.tell(LATE, "order.completed", 2, 303);
		assertThat(this.world.violated()).containsExactly(5, 6);
	}

	@Test
	void aSecondCopyThatDiffersIsFound() {
		Message first = this.world.sources.stream("PAYMENTS").getFirst();
		this.world.sources.stream("PAYMENTS")
			.add(new Message("PAYMENTS", 2, first.id(), first.type(), first.aggregate(), first.version(), first.time(),
					"{\"amount\": 1}"));
		assertThat(this.world.violated()).containsExactly(5);
	}

	@Test
	void aSecondCopyIsNoViolation() {
		this.world.sources.stream("ORDERS").addAll(List.copyOf(this.world.sources.stream("ORDERS")));
		assertThat(this.world.violated()).isEmpty();
	}

	@Test
	void anEventOfNothingThatExistsAndAMessageThatIsNoEventAreFound() {
		this.world.tell("order-unknown", "order.created", 1, 7);
		this.world.sources.stream("TICKETS").add(new Message("TICKETS", 9, "garbage", "", "", 0, Instant.EPOCH, "?"));
		assertThat(this.world.violated()).containsExactly(5);
		assertThat(this.world.inspect().violations()).hasSize(2);
	}

	@Test
	void eventsInTheWrongOrderAreFound() {
		Collections.reverse(this.world.sources.stream("ORDERS"));
		this.world.sources.stream("ORDERS")
			.addFirst(new Message("ORDERS", 1, "x", "dev.ticketing.availability.changed.v1", "t", 0, START,
					"{\"free\": 4}"));
		assertThat(this.world.violated()).containsExactly(6);
	}

	@Test
	void eventsThatWaitInADocumentAreFound() {
		this.world.sources.stored("payments/payments", "p1").append("pendingSince", new Date());
		assertThat(this.world.violated()).containsExactly(8);
	}

	@Test
	void eventsThatAServiceHasNotHandledAreFound() {
		this.world.sources.lags().add(new Lag("TICKETS", "orders-tickets", 1, 0));
		this.world.sources.lags().add(new Lag("PAYMENTS", "orders-payments", 0, 1));
		assertThat(this.world.inspect().violations()).hasSize(2).allMatch((one) -> one.startsWith("8: orders-"));
	}

	@Test
	void anEventThatAServiceGaveUpOnIsFound() {
		this.world.sources.tell("DEAD_LETTERS", "order.created", PAID, 1, START, "{}");
		assertThat(this.world.violated()).containsExactly(8);
	}

	@Test
	void copiesThatAreOldAreFound() {
		this.world.sources.stored("orders/tickets", "t").append("title", "Bruckner");
		this.world.sources.stored("payments/orders", PAID).append("status", "created");
		this.world.sources.stored("expiration/deadlines", PAID).append("status", "WAITING");
		this.world.sources.stored("orders/availabilities", "t").append("free", 3);
		assertThat(this.world.inspect().violations()).hasSize(5).allMatch((one) -> one.startsWith("8: "));
	}

	@Test
	void anOpenOrderWithoutADeadlineIsFound() {
		this.world.sources.stored("expiration/deadlines").remove(deadline(OPEN));
		this.world.sources.timers().clear();
		this.world.sources.stored("expiration/deadlines").remove(deadline(PAID)); // forgotten
																					// after
																					// a
																					// month
		assertThat(this.world.violated()).containsExactly(8);
		assertThat(this.world.inspect().violations()).hasSize(1);
	}

	@Test
	void aTimerThatNobodyWaitsForIsFound() {
		this.world.sources.timers().put(LATE, 1.0);
		assertThat(this.world.violated()).containsExactly(8);
	}

	private Document deadline(String order) {
		return this.world.sources.stored("expiration/deadlines", order);
	}

}
