package dev.ticketing.systemtests.invariants;

import java.time.Instant;

import dev.ticketing.systemtests.invariants.Note.Operation;
import dev.ticketing.systemtests.invariants.Note.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.invariants.SmallWorld.LATE;
import static dev.ticketing.systemtests.invariants.SmallWorld.OPEN;
import static dev.ticketing.systemtests.invariants.SmallWorld.PAID;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What clients have noted and what became of it: every contradiction is found.
 */
class NoteTests {

	private final SmallWorld world = new SmallWorld();

	@BeforeEach
	void notesOfAllThatHappened() {
		note("s", Operation.OFFER, "Mahler", null, Outcome.OK, "{\"id\": \"t\"}");
		for (String order : new String[] { PAID, OPEN, LATE }) {
			note("b", Operation.RESERVE, order, "t", Outcome.OK,
					"{\"id\": \"%s\", \"userId\": \"b\"}".formatted(order));
		}
		note("b", Operation.PAY, "p", PAID, Outcome.OK, "{\"id\": \"p1\"}");
	}

	private void note(String user, Operation operation, String key, String subject, Outcome outcome, String body) {
		int status = (outcome == Outcome.OK) ? 200 : (outcome == Outcome.FAIL) ? 409 : 0;
		this.world.notes
			.add(new Note(Instant.now(), Instant.now(), user, operation, key, subject, 1, outcome, status, body));
	}

	@Test
	void trueNotesAreNoViolation() {
		note("b", Operation.RESERVE, "other", "t", Outcome.FAIL, "");
		note("b", Operation.RESERVE, "lost", "t", Outcome.UNKNOWN, "");
		note("b", Operation.PAY, "p", LATE, Outcome.FAIL, "");
		note("b", Operation.CANCEL, "c", PAID, Outcome.FAIL, "");
		note("s", Operation.OFFER, "Bruckner", null, Outcome.UNKNOWN, "");
		assertThat(this.world.inspect().violations()).isEmpty();
		assertThat(this.world.inspect().outcomes()).hasSize(12);
	}

	@Test
	void anAcknowledgedOrderThatIsNotThereIsFound() {
		note("b", Operation.RESERVE, "other", "t", Outcome.OK, "{\"id\": \"order-other\"}");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void anOrderOfMoreThanWasAskedForIsFound() {
		this.world.notes.replaceAll((note) -> note.key().equals(OPEN) ? new Note(note.sentAt(), note.answeredAt(),
				note.user(), note.operation(), note.key(), "t", 2, note.outcome(), 201, note.body()) : note);
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void anOrderThatWasRefusedOrNeverAskedForIsFound() {
		this.world.notes.removeIf((note) -> note.key().equals(OPEN));
		assertThat(this.world.inspect().violations()).hasSize(1)
			.allMatch((one) -> one.contains("Nobody has asked for"));
		note("b", Operation.RESERVE, OPEN, "t", Outcome.FAIL, "");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void ticketsThatWereRefusedOrAreLostOrNeverOfferedAreFound() {
		note("s", Operation.OFFER, "Bruckner", null, Outcome.OK, "{\"id\": \"t2\"}");
		assertThat(this.world.violated()).containsExactly(12);
		this.world.notes.removeLast();
		this.world.notes.removeFirst();
		assertThat(this.world.inspect().violations()).hasSize(1).allMatch((one) -> one.contains("Nobody has offered"));
		note("s", Operation.OFFER, "Mahler", null, Outcome.FAIL, "");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void anAcknowledgedChangeOfATicketThatIsLostIsFound() {
		note("s", Operation.WITHDRAW, "w", "t", Outcome.OK, "{\"version\": 1}");
		note("s", Operation.EDIT, "e", "t", Outcome.OK, "{\"version\": 2}");
		assertThat(this.world.inspect().violations()).hasSize(2).allMatch((one) -> one.startsWith("12: "));
	}

	@Test
	void anAcknowledgedCancellationOfAnOrderThatStandsIsFound() {
		note("b", Operation.CANCEL, "c", OPEN, Outcome.OK, "{}");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void anOrderThatWasSoldThoughEveryPaymentWasRefusedIsFound() {
		this.world.notes.removeIf((note) -> note.operation() == Operation.PAY);
		note("b", Operation.PAY, "p", PAID, Outcome.FAIL, "");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void anAcknowledgedPaymentThatIsLostIsFound() {
		note("b", Operation.PAY, "p", OPEN, Outcome.OK, "{\"id\": \"p-lost\"}");
		assertThat(this.world.violated()).containsExactly(12);
	}

	@Test
	void somebodyElsesOrderInAnAnswerIsFound() {
		note("curious", Operation.LOOK, "l", PAID, Outcome.OK, "{\"id\": \"%s\", \"userId\": \"b\"}".formatted(PAID));
		assertThat(this.world.violated()).containsExactly(12);
	}

}
