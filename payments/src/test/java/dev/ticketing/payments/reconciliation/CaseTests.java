package dev.ticketing.payments.reconciliation;

import java.time.Instant;
import java.util.List;

import dev.ticketing.events.Money;
import dev.ticketing.payments.order.Order;
import dev.ticketing.payments.payment.PaymentBooks.Booked;
import dev.ticketing.payments.payment.PaymentBooks.Returned;
import dev.ticketing.payments.payment.PaymentBooks.Standing;
import dev.ticketing.payments.stripe.BookedIntent;
import dev.ticketing.payments.stripe.Intent;
import dev.ticketing.payments.stripe.Intent.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CaseTests {

	private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

	private static final Instant THEN = NOW.minusSeconds(120);

	private static final Money PRICE = new Money(1999, "USD");

	private static final Returned NOTHING = new Returned(0, false);

	@ParameterizedTest
	@CsvSource({ "CANCELED,FAILED,cancelled,FINE", "HELD,UNDERWAY,created,FINE",
			"HELD,UNDERWAY,complete,TICKET_WITHOUT_CAPTURE", "TAKEN,TAKEN,complete,FINE",
			"TAKEN,TAKEN,cancelled,CAPTURED_WITHOUT_TICKET", "TAKEN,OVER,cancelled,CAPTURED_WITHOUT_TICKET",
			"TAKEN,UNDERWAY,created,MISMATCH", "TAKEN,UNDERWAY,complete,MISMATCH",
			"CANCELED,TAKEN,complete,TICKET_WITHOUT_CAPTURE", "OPEN,FAILED,created,FINE",
			"OPEN,FAILED,cancelled,CANCEL", "ACTION,OVER,cancelled,CANCEL", "PROCESSING,OVER,cancelled,FINE",
			"CANCELED,OVER,complete,TICKET_WITHOUT_CAPTURE" })
	void judgesAnIntentByItsPaymentAndOrder(State state, Standing standing, String order, Verdict verdict) {
		assertThat(new Case(intent(state, 0), payment("pi_1", standing, null), order(order)).judge(THEN))
			.isEqualTo(verdict);
	}

	@Test
	void leavesAloneWhatIsBeingWorkedOnUntilTheGraceIsOver() {
		Booked young = payment("pi_1", Standing.UNDERWAY, NOW.minusSeconds(119));
		Booked old = payment("pi_1", Standing.UNDERWAY, NOW.minusSeconds(121));

		assertThat(new Case(intent(State.HELD, 0), young, order("complete")).judge(THEN)).isEqualTo(Verdict.FINE);
		assertThat(new Case(intent(State.HELD, 0), old, order("complete")).judge(THEN))
			.isEqualTo(Verdict.TICKET_WITHOUT_CAPTURE);
	}

	@Test
	void leavesAnIntentToAPaymentThatHasNotHeardOfItYetButNotToOneThatIsOver() {
		assertThat(
				new Case(intent(State.OPEN, 0), payment(null, Standing.UNDERWAY, null), order("created")).judge(THEN))
			.isEqualTo(Verdict.FINE);
		assertThat(new Case(intent(State.OPEN, 0), payment(null, Standing.OVER, null), order("cancelled")).judge(THEN))
			.isEqualTo(Verdict.CANCEL);
	}

	@Test
	void countsMoneyThatWasGivenBackInPartAsTaken() {
		Booked payment = payment("pi_1", Standing.TAKEN, null);
		assertThat(new Case(intent(State.TAKEN, 1999), payment, order("cancelled")).judge(THEN))
			.isEqualTo(Verdict.FINE);
		assertThat(new Case(intent(State.TAKEN, 1998), payment, order("cancelled")).judge(THEN))
			.isEqualTo(Verdict.CAPTURED_WITHOUT_TICKET);
		assertThat(new Case(intent(State.TAKEN, 1998), null, null).judge(THEN)).isEqualTo(Verdict.ORPHAN_CHARGE);
		assertThat(new Case(intent(State.TAKEN, 1999), null, null).judge(THEN)).isEqualTo(Verdict.FINE);
	}

	@ParameterizedTest
	@CsvSource({ "500,500,false,complete,FINE", "500,0,false,complete,MISMATCH", "0,500,false,complete,MISMATCH",
			"500,499,false,complete,MISMATCH", "0,0,true,complete,CAPTURED_WITHOUT_TICKET",
			"500,500,true,complete,CAPTURED_WITHOUT_TICKET", "1999,1999,false,cancelled,FINE",
			"1999,0,false,cancelled,FINE", "500,500,false,cancelled,CAPTURED_WITHOUT_TICKET" })
	void comparesWhatWasGivenBack(long atStripe, long here, boolean owing, String order, Verdict verdict) {
		Booked payment = new Booked("p1", "o1", PRICE, "pi_1", Standing.TAKEN, null, new Returned(here, owing));
		assertThat(new Case(intent(State.TAKEN, atStripe), payment, order(order)).judge(THEN)).isEqualTo(verdict);
	}

	@Test
	void comparesAmountAndCurrency() {
		Booked dollars = payment("pi_1", Standing.UNDERWAY, null);
		Booked yen = new Booked("p1", "o1", new Money(1999, "JPY"), "pi_1", Standing.UNDERWAY, null, NOTHING);
		assertThat(new Case(intent(State.HELD, 0), dollars, order("created")).judge(THEN)).isEqualTo(Verdict.FINE);
		assertThat(new Case(intent(State.HELD, 0), yen, order("created")).judge(THEN)).isEqualTo(Verdict.MISMATCH);
	}

	private static BookedIntent intent(State state, long refunded) {
		Intent intent = new Intent("pi_1", state, 1999, (state == State.TAKEN) ? 1999 : 0, "USD", null, null);
		return new BookedIntent(intent, THEN.minusSeconds(60), "p1", "o1", refunded);
	}

	private static Booked payment(String intentId, Standing standing, Instant atWorkSince) {
		return new Booked("p1", "o1", PRICE, intentId, standing, atWorkSince, NOTHING);
	}

	private static Order order(String status) {
		return new Order("o1", "b1", status, PRICE, NOW, List.of(), 2);
	}

}
