package dev.ticketing.tickets.ticket;

import dev.ticketing.events.Money;
import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.http.HttpStatus;

import static dev.ticketing.tickets.ticket.TicketFixtures.NOW;
import static dev.ticketing.tickets.ticket.TicketFixtures.newTicket;
import static dev.ticketing.tickets.ticket.TicketFixtures.offer;
import static dev.ticketing.tickets.ticket.TicketFixtures.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TicketTests {

	@Test
	void aNewTicketIsWhollyAvailable() {
		Ticket ticket = newTicket(3);
		assertThat(ticket.available()).isEqualTo(3);
		assertThat(ticket.place().shelf()).isEqualTo(Shelf.ON_SALE);
		assertThat(ticket.nextVersion()).isEqualTo(1);
	}

	@Test
	void theEventTellsTheWholeOfferAndTheNextVersion() {
		Ticket ticket = ticket(3, Availability.untold(3));
		var told = TicketContracts.updated(ticket).ticket();
		assertThat(told.id()).isEqualTo(ticket.id());
		assertThat(told.sellerId()).isEqualTo(ticket.sellerId());
		assertThat(told.title()).isEqualTo("Night of the Proms");
		assertThat(told.description()).isEqualTo("Bring a friend");
		assertThat(told.venue()).isEqualTo("Great Hall");
		assertThat(told.startsAt()).isEqualTo(NOW);
		assertThat(told.price()).isEqualTo(new Money(2000, "USD"));
		assertThat(told.quantity()).isEqualTo(3);
		assertThat(told.maxPerOrder()).isEqualTo(10);
		assertThat(told.withdrawn()).isFalse();
		assertThat(told.refundableUntil()).isEqualTo(NOW.minusSeconds(86_400));
		assertThat(told.version()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "5, 5,0,0, 5,ON_SALE", "5, 2,2,1, 2,ON_SALE", "5, 0,2,3, 0,SOLD_OUT", "5, 5,3,0, 2,ON_SALE",
			"5, 0,7,0, 0,SOLD_OUT", "5, 9,0,0, 5,ON_SALE" })
	void whatIsAvailableIsWhatOrdersToldAndNeverMoreThanTheQuantityLeaves(int quantity, int free, int held, int sold,
			int available, Shelf shelf) {
		Ticket ticket = ticket(quantity, new Availability(free, held, sold, 4));
		assertThat(ticket.available()).isEqualTo(available);
		assertThat(ticket.place().shelf()).isEqualTo(shelf);
	}

	@Test
	void anotherQuantityShowsAtOnceInWhatIsAvailable() {
		Ticket ticket = ticket(5, new Availability(2, 2, 1, 4));
		ticket.edit(offer(9), NOW);
		assertThat(ticket.available()).isEqualTo(6);
		Ticket smaller = ticket(5, new Availability(2, 2, 1, 4));
		smaller.edit(offer(4), NOW);
		assertThat(smaller.available()).isEqualTo(1);
	}

	@Test
	void theQuantityCanGoDownToWhatIsTaken() {
		Ticket ticket = ticket(5, new Availability(2, 2, 1, 4));
		ticket.edit(offer(3), NOW);
		assertThat(ticket.available()).isZero();
		assertThat(ticket.place().shelf()).isEqualTo(Shelf.SOLD_OUT);
	}

	@Test
	void refusesAQuantityBelowWhatIsTaken() {
		Ticket ticket = ticket(5, new Availability(2, 2, 1, 4));
		assertThatConflict(() -> ticket.edit(offer(2), NOW)).withMessageContaining("3 admissions");
		assertThat(ticket.offer().quantity()).isEqualTo(5);
	}

	@Test
	void refusesEditsWhenEveryAdmissionIsTaken() {
		Ticket ticket = ticket(5, new Availability(0, 2, 3, 4));
		assertThatConflict(() -> ticket.edit(offer(6), NOW)).withMessageContaining("reserved or sold");
	}

	@Test
	void refusesAnotherCurrencyOnlyOnceSomethingIsTaken() {
		Ticket taken = ticket(5, new Availability(4, 1, 0, 4));
		assertThatConflict(() -> taken.edit(offer(5, new Money(2000, "EUR")), NOW)).withMessageContaining("currency");
		Ticket untaken = ticket(5, new Availability(5, 0, 0, 4));
		untaken.edit(offer(5, new Money(2000, "EUR")), NOW);
		assertThat(untaken.offer().price().currency()).isEqualTo("EUR");
	}

	@Test
	void withdrawingTakesItFromTheShelfOnce() {
		Ticket ticket = ticket(5, new Availability(4, 1, 0, 4));
		assertThat(ticket.withdraw(NOW)).isTrue();
		assertThat(ticket.withdraw(NOW)).isFalse();
		assertThat(ticket.available()).isZero();
		assertThat(ticket.place().shelf()).isEqualTo(Shelf.WITHDRAWN);
	}

	@Test
	void aWithdrawnTicketStaysWithdrawnWhateverOrdersTells() {
		Ticket ticket = ticket(5, new Availability(4, 1, 0, 4));
		ticket.withdraw(NOW);
		ticket.follow(new Availability(5, 0, 0, 5));
		assertThat(ticket.place().shelf()).isEqualTo(Shelf.WITHDRAWN);
		assertThatConflict(() -> ticket.edit(offer(6), NOW)).withMessageContaining("withdrawn");
	}

	private static org.assertj.core.api.ThrowableAssertAlternative<Refusal> assertThatConflict(
			org.assertj.core.api.ThrowableAssert.ThrowingCallable decision) {
		return assertThatExceptionOfType(Refusal.class).isThrownBy(decision)
			.satisfies((refusal) -> assertThat(refusal.status()).isEqualTo(HttpStatus.CONFLICT));
	}

}
