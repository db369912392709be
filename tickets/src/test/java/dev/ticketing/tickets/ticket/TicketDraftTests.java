package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.time.Instant;

import dev.ticketing.events.Money;
import dev.ticketing.web.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TicketDraftTests {

	@ParameterizedTest
	@CsvSource({ "19.99,USD,1999", "20,USD,2000", "2e1,USD,2000", "0.01,EUR,1", "2000,JPY,2000", "1.230,KWD,1230",
			"1.23,KWD,1230", "5.25,BHD,5250", "999999.99,USD,99999999" })
	void readsAPriceInTheMinorUnitsOfItsCurrency(BigDecimal price, String currency, long minor) {
		assertThat(draft(price, currency, null).toOffer().price()).isEqualTo(new Money(minor, currency));
	}

	@ParameterizedTest
	@CsvSource({ "19.999,USD,price", "19.990,USD,price", "0.5,JPY,price", "1.2345,KWD,price", "1.234,KWD,price",
			"0.001,TND,price", "20,XXX,currency", "20,usd,currency", "20,DOLLAR,currency", "20,'',currency" })
	void refusesAPriceThatItsCurrencyDoesNotHave(BigDecimal price, String currency, String field) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> draft(price, currency, null).toOffer())
			.withMessageContaining((field.equals("price")) ? "price" : "currency");
	}

	@ParameterizedTest
	@CsvSource({ "2027-05-01T19:30:00Z,2027-05-01T19:30:00Z", "2027-05-01T19:30:00+02:00,2027-05-01T17:30:00Z",
			"2027-05-01T19:30:00.123456789Z,2027-05-01T19:30:00.123Z", "2027-05-01T19:30Z,2027-05-01T19:30:00Z" })
	void readsATimeWithItsOffset(String text, Instant instant) {
		assertThat(draft(BigDecimal.TEN, "USD", text).toOffer().startsAt()).isEqualTo(instant);
	}

	@ParameterizedTest
	@CsvSource({ "tomorrow", "2027-05-01", "2027-05-01T19:30:00", "2027-02-30T10:00:00Z", "1815-06-18T11:00:00Z",
			"+999999999-12-31T23:59:59Z", "''", "1800000000" })
	void refusesATimeThatIsNone(String text) {
		assertThatExceptionOfType(Refusal.class).isThrownBy(() -> draft(BigDecimal.TEN, "USD", text).toOffer())
			.withMessageContaining("startsAt");
	}

	@Test
	void whatIsLeftOutHasItsUsualValue() {
		Offer offer = new TicketDraft(" A title ", BigDecimal.TEN, null, null, null, " ", null, null, null, null)
			.toOffer();
		assertThat(offer).isEqualTo(new Offer("A title", null, null, null, null, new Money(1000, "USD"), 1, 10, null));
	}

	@Test
	void whatIsLeftOutOfAChangeStaysOrIsCleared() {
		Offer current = new Offer("Old", "Old", "Old", TicketFixtures.NOW, "Asia/Tokyo", new Money(1, "JPY"), 7, 3,
				TicketFixtures.NOW);
		Offer changed = new TicketDraft("New", BigDecimal.TEN, null, null, null, null, null, null, null, null)
			.toOffer(current);
		assertThat(changed).isEqualTo(new Offer("New", null, null, null, null, new Money(10, "JPY"), 7, 3, null));
	}

	private static TicketDraft draft(BigDecimal price, String currency, String startsAt) {
		return new TicketDraft("A title", price, currency, null, null, null, null, startsAt, null, null);
	}

}
