package dev.ticketing.payments.stripe;

import java.math.BigDecimal;

import dev.ticketing.events.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StripeAmountTests {

	@ParameterizedTest
	@CsvSource({ "19.99, USD, 1999", "0.50, EUR, 50", "1500, JPY, 1500", "12.340, KWD, 12340", "5, ISK, 500",
			"7, UGX, 700", "250, CLP, 250", "30, MGA, 30" })
	void countsInStripesUnits(String amount, String currency, long units) {
		assertThat(StripeAmount.of(Money.of(new BigDecimal(amount), currency))).isEqualTo(units);
	}

	@ParameterizedTest
	@CsvSource({ "1.234, KWD", "0.001, TND", "0.005, IQD" })
	void refusesWhatStripeCannotCount(String amount, String currency) {
		Money money = Money.of(new BigDecimal(amount), currency);
		assertThatExceptionOfType(StripeRefused.class).isThrownBy(() -> StripeAmount.of(money));
		assertThat(StripeAmount.isOver(money.amount(), money)).isFalse();
	}

	@Test
	void tellsOtherAmountsAndCurrenciesApart() {
		Intent intent = new Intent("pi_1", Intent.State.HELD, 1999, 0, "USD", null, null);
		assertThat(intent.isOver(new Money(1999, "USD"))).isTrue();
		assertThat(intent.isOver(new Money(1998, "USD"))).isFalse();
		assertThat(intent.isOver(new Money(1999, "EUR"))).isFalse();
	}

}
