package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.List;

import org.bson.Document;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.invariants.SmallWorld.LATE;
import static dev.ticketing.systemtests.invariants.SmallWorld.OPEN;
import static dev.ticketing.systemtests.invariants.SmallWorld.PAID;
import static dev.ticketing.systemtests.invariants.SmallWorld.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Admissions and deadlines: what each spoilt world is found to violate, and nothing else.
 */
class StockInvariantTests {

	private final SmallWorld world = new SmallWorld();

	@Test
	void nothingIsWrongWithAWorldInOrder() {
		Report report = this.world.inspect();
		assertThat(report.violations()).isEmpty();
		assertThat(report.outcomes()).hasSize(11).allMatch((outcome) -> outcome.looks() > 0);
		assertThat(report.toString()).contains("1 tickets", "4 admissions", "3 orders", "No violation.");
	}

	@Test
	void moreAdmissionsThanTheQuantityAreFound() {
		this.world.sources.store("orders/admissions",
				new Document("_id", "a5").append("ticketId", "t").append("number", 5).append("state", "free"));
		this.world.stock(3, 1, 1);
		assertThat(this.world.violated()).containsExactly(1);
	}

	@Test
	void aMomentInWhichMoreWasTakenThanThereIsIsFound() {
		this.world.sources.tell("ORDERS", "availability.changed", "t", 4, START,
				"{\"free\": 0, \"held\": 2, \"sold\": 3}");
		assertThat(this.world.violated()).containsExactly(1);
	}

	@Test
	void anAdmissionOfTwoOrdersIsFound() {
		Document line = this.world.sources.stored("orders/orders", OPEN).getList("lines", Document.class).getFirst();
		line.append("admissionIds", List.of("a2", "a1"));
		assertThat(this.world.violated()).containsExactly(2);
		assertThat(this.world.inspect().violations()).anyMatch((one) -> one.contains("a1 belongs to two orders"));
	}

	@Test
	void aSoldAdmissionThatIsFreeAgainIsFound() {
		Document admission = this.world.sources.stored("orders/admissions", "a1");
		admission.append("state", "free").append("orderId", null).append("code", null);
		this.world.stock(3, 1, 0);
		assertThat(this.world.violated()).containsExactly(2);
		assertThat(this.world.inspect().violations()).allMatch((one) -> one.contains(PAID));
	}

	@Test
	void anAdmissionThatACancelledOrderKeepsIsFound() {
		this.world.sources.stored("orders/admissions", "a3").append("state", "held").append("orderId", LATE);
		this.world.stock(1, 2, 1);
		assertThat(this.world.violated()).containsExactly(2);
	}

	@Test
	void whatWasUsedStaysUsedThoughItWasPaidBack() {
		this.world.refund("SUCCEEDED");
		this.world.sources.intent("pi_1").put("amount_refunded", 2000);
		Document admission = this.world.sources.stored("orders/admissions", "a1");
		admission.append("state", "used").append("orderId", PAID);
		this.world.stock(2, 1, 1);
		assertThat(this.world.inspect().violations()).isEmpty();
		admission.append("orderId", LATE);
		assertThat(this.world.violated()).containsExactly(2);
	}

	@Test
	void twoAdmissionsOfOneCodeAreFound() {
		this.world.sources.stored("orders/admissions", "a4").append("code", "CODE1");
		assertThat(this.world.violated()).containsExactly(2);
	}

	@Test
	void anOrderThatExpiredEarlyIsFound() {
		this.world.expires(LATE, START.plusSeconds(304));
		assertThat(this.world.violated()).containsExactly(7);
	}

	@Test
	void anOrderThatIsOpenLongAfterItsDeadlineIsFound() {
		this.world.expires(OPEN, Instant.now().minusSeconds(30));
		assertThat(this.world.violated()).containsExactly(7);
	}

	@Test
	void aDeadlineThatWasToldEarlyIsFound() {
		this.world.sources.tell("EXPIRATION", "expiration.completed", PAID, 2, START,
				"{\"expiresAt\": \"%s\"}".formatted(START.plusMillis(1)));
		assertThat(this.world.violated()).containsExactly(7);
	}

}
