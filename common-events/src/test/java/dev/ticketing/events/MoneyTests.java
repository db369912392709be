package dev.ticketing.events;

import java.math.BigDecimal;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MoneyTests {

	@ParameterizedTest
	@CsvSource({ "0.50, USD, 50, 0.50", "19.99, USD, 1999, 19.99", "20, USD, 2000, 20.00", "0.1, EUR, 10, 0.10",
			"1E+2, EUR, 10000, 100.00", "1.10000, EUR, 110, 1.10", "1999, JPY, 1999, 1999", "1.999, KWD, 1999, 1.999",
			"0, USD, 0, 0.00", "-1.50, USD, -150, -1.50",
			"92233720368547758.07, USD, 9223372036854775807, 92233720368547758.07" })
	void isADecimalOutsideAndMinorUnitsInside(BigDecimal price, String currency, long amount, String written) {
		Money money = Money.of(price, currency);
		assertThat(money).isEqualTo(new Money(amount, currency));
		assertThat(money.toDecimal().toPlainString()).isEqualTo(written);
	}

	@ParameterizedTest
	@CsvSource({ "0.001, USD", "19.999, EUR", "0.5, JPY", "1.0001, KWD", "92233720368547758.08, USD", "1E+400, USD",
			"1E-400, USD", "1E+2147483647, USD", "1E-2147483647, USD" })
	void refusesTooManyDecimalsAndTooMuch(BigDecimal price, String currency) {
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> Money.of(price, currency));
	}

	@Test
	void addsUpExactly() {
		Money sum = Money.of(new BigDecimal("0.1"), "USD").plus(Money.of(new BigDecimal("0.2"), "USD"));
		assertThat(sum).isEqualTo(Money.of(new BigDecimal("0.3"), "USD"));
		assertThat(Money.of(new BigDecimal("19.99"), "USD").times(3).toDecimal()).isEqualTo("59.97");
	}

	@Test
	void refusesToOverflow() {
		Money most = new Money(Long.MAX_VALUE, "USD");
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.plus(new Money(1, "USD")));
		assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> most.times(2));
	}

	@Test
	void refusesToMixCurrencies() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, "USD").plus(new Money(1, "EUR")));
	}

	@ParameterizedTest
	@CsvSource({ "usd", "US", "DOLLAR", "ZZZ", "XAU", "XXX" })
	void refusesWhatIsNoMoney(String currency) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, currency));
		assertThatIllegalArgumentException().isThrownBy(() -> Money.of(BigDecimal.ONE, currency));
	}

}
