package dev.ticketing.systemtests.invariants;

import java.time.Instant;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.invariants.SmallWorld.LATE;
import static dev.ticketing.systemtests.invariants.SmallWorld.OPEN;
import static dev.ticketing.systemtests.invariants.SmallWorld.PAID;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients have noted of money given back and of the door, and what became of it:
 * every contradiction is found.
 */
class SalesNoteTests {

	private static final String VERDICT = "{\"verdict\": \"%s\", \"admission\": {\"id\": \"%s\"}}";

	private static final String PROMISE = "{\"id\": \"%s\", \"amount\": %s, \"admissions\": [\"a1\"]}";

	private final SmallWorld world = new SmallWorld();

	@BeforeEach
	void notesOfAllThatHappened() {
		note("s", Operation.OFFER, "Mahler", null, Outcome.OK, "{\"id\": \"t\"}");
		for (String order : new String[] { PAID, OPEN, LATE }) {
			note("b", Operation.RESERVE, order, "t", Outcome.OK,
					"{\"id\": \"%s\", \"userId\": \"b\"}".formatted(order));
		}
		note("b", Operation.PAY, "p", PAID, Outcome.OK, "{\"id\": \"p1\"}");
		note("b", Operation.COLLECT, "c", PAID, Outcome.OK, "[{\"id\": \"a1\", \"code\": \"CODE1\"}]");
	}

	private void note(String user, Operation operation, String key, String subject, Outcome outcome, String body) {
		int status = (outcome == Outcome.OK) ? 200 : (outcome == Outcome.FAIL) ? 409 : 0;
		this.world.notes
			.add(new Note(Instant.now(), Instant.now(), user, operation, key, subject, 1, outcome, status, body));
	}

	/** Somebody enters by the admission that was sold. */
	private void enter() {
		this.world.sources.stored("orders/admissions", "a1").append("state", "used").append("checkIn", "entry");
		answer("checkin:s:scan", "entry", 200, VERDICT.formatted("valid", "a1"));
	}

	/** The money of the paid order goes back. */
	private void giveBack() {
		this.world.refund("SUCCEEDED");
		this.world.sources.intent("pi_1").put("amount_refunded", 2000);
		answer("refund:s:refund", "r1", 201, PROMISE.formatted("r1", "20.00"));
	}

	private void answer(String request, String id, int status, String body) {
		this.world.sources.store("orders/idempotentRequests",
				new Document("_id", request).append("reservedId", id).append("status", status).append("body", body));
	}

	private void noted(Operation operation, String key, Outcome outcome, String body) {
		note("s", operation, key, PAID, outcome, body);
	}

	@Test
	void trueNotesAreNoViolation() {
		enter();
		noted(Operation.SCAN, "scan", Outcome.UNKNOWN, "");
		noted(Operation.SCAN, "scan", Outcome.OK, VERDICT.formatted("valid", "a1"));
		noted(Operation.SCAN, "again", Outcome.OK, VERDICT.formatted("used", "a1"));
		note("other", Operation.SCAN, "theirs", PAID, Outcome.OK, "{\"verdict\": \"wrong\"}");
		note("s", Operation.SCAN, "forged", null, Outcome.OK, "{\"verdict\": \"forged\"}");
		noted(Operation.REFUND, "no", Outcome.FAIL, "");
		assertThat(this.world.inspect().violations()).isEmpty();
	}

	@Test
	void whatWasGivenBackIsNoViolation() {
		giveBack();
		noted(Operation.REFUND, "refund", Outcome.OK, PROMISE.formatted("r1", "20.00"));
		noted(Operation.SCAN, "late", Outcome.OK, VERDICT.formatted("void", "a1"));
		assertThat(this.world.inspect().violations()).isEmpty();
	}

	@Test
	void moneyThatNobodyHasGivenBackIsFound() {
		giveBack();
		assertThat(this.world.inspect().violations()).hasSize(1)
			.allMatch((one) -> one.contains("Nobody has asked for"));
		noted(Operation.REFUND, "refund", Outcome.FAIL, "");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void moneyThatWasPromisedAndIsNotGivenBackIsFound() {
		noted(Operation.REFUND, "refund", Outcome.OK, PROMISE.formatted("r1", "20.00"));
		assertThat(this.world.violated()).containsExactly(12);
		answer("refund:s:refund", "r1", 201, "{}");
		assertThat(this.world.violated()).containsExactly(9, 12);
	}

	@Test
	void anotherSumOrAnotherOnesRefundIsFound() {
		giveBack();
		noted(Operation.REFUND, "refund", Outcome.OK, PROMISE.formatted("r1", "19.00"));
		assertThat(this.world.violated()).containsExactly(12);
		this.world.notes.removeLast();
		noted(Operation.REFUND, "refund", Outcome.OK, PROMISE.formatted("r1", "20.00"));
		this.world.sources.stored("orders/orders", PAID)
			.getList("refunds", Document.class)
			.getFirst()
			.append("requestedBy", "other");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void moneyThatNeverArrivesIsFound() {
		this.world.refund("PENDING");
		this.world.sources.intent("pi_1").put("amount_refunded", 2000);
		answer("refund:s:refund", "r1", 201, "{}");
		noted(Operation.REFUND, "refund", Outcome.UNKNOWN, "");
		assertThat(this.world.inspect().violations()).hasSize(1).allMatch((one) -> one.contains("has not arrived"));
	}

	@Test
	void twoWhoEnterByOneAdmissionAreFound() {
		enter();
		noted(Operation.SCAN, "scan", Outcome.OK, VERDICT.formatted("valid", "a1"));
		answer("checkin:s:second", "entry-2", 200, VERDICT.formatted("valid", "a1"));
		noted(Operation.SCAN, "second", Outcome.OK, VERDICT.formatted("valid", "a1"));
		assertThat(this.world.violated()).containsExactly(9, 12);
	}

	@Test
	void somebodyWhoWasLetInThoughNoDoorHasIsFound() {
		enter();
		assertThat(this.world.inspect().violations()).hasSize(1).allMatch((one) -> one.contains("Nobody has let in"));
	}

	@Test
	void aGuestWhoIsSentAwayForNothingIsFound() {
		for (String verdict : new String[] { "used", "void", "wrong", "forged" }) {
			noted(Operation.SCAN, "scan", Outcome.OK, VERDICT.formatted(verdict, "a1"));
			assertThat(this.world.violated()).as(verdict).containsExactly(12);
			this.world.notes.removeLast();
		}
	}

	@Test
	void whoEntersByWhatIsNotForThatDoorIsFound() {
		enter();
		noted(Operation.SCAN, "scan", Outcome.OK, VERDICT.formatted("valid", "a1"));
		note("other", Operation.SCAN, "theirs", PAID, Outcome.OK, VERDICT.formatted("used", "a1"));
		assertThat(this.world.violated()).containsExactly(12);
		this.world.notes.removeLast();
		note("s", Operation.SCAN, "forged", null, Outcome.OK, VERDICT.formatted("valid", "a1"));
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void codesOfWhatIsNotPaidOrOfTwoAdmissionsAreFound() {
		note("b", Operation.COLLECT, "o", OPEN, Outcome.OK, "[{\"id\": \"a2\", \"code\": \"CODE2\"}]");
		assertThat(this.world.violated()).containsExactly(12);
		this.world.notes.removeLast();
		note("b", Operation.COLLECT, "o", PAID, Outcome.OK, "[{\"id\": \"a3\", \"code\": \"CODE1\"}]");
		assertThat(this.world.inspect().violations()).hasSize(2).anyMatch((one) -> one.contains("One code is for"));
	}

}
