package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.ticketing.events.Money;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class OrderTests {

	private static final Instant NOW = Instant.parse("2027-01-01T10:00:00Z");

	@Test
	void costsWhatItsLinesCost() {
		Order order = order(line("19.99", "USD", 2), line("0.10", "USD", 1), line("0.20", "USD", 1));
		assertThat(order.total()).isEqualTo(new Money(4028, "USD"));
	}

	@Test
	void isInOneCurrency() {
		assertThatIllegalArgumentException().isThrownBy(() -> order(line("19.99", "USD", 1), line("2000", "JPY", 1)));
	}

	@Test
	void endsOnceByCompleting() {
		Order order = stored(order(line("5", "EUR", 1)));
		order.complete(NOW);
		assertThat(order.status()).isEqualTo(OrderStatus.COMPLETE);
		assertThat(order.open()).isFalse();
		assertThatIllegalStateException().isThrownBy(() -> order.cancel("expired", NOW));
	}

	@Test
	void endsOnceByCancelling() {
		Order order = stored(order(line("5", "EUR", 1)));
		order.cancel("expired", NOW);
		assertThat(order.reason()).isEqualTo("expired");
		assertThatIllegalStateException().isThrownBy(() -> order.complete(NOW));
	}

	@Test
	void changesOnlyOnceBeforeItIsStored() {
		Order order = order(line("5", "EUR", 1));
		assertThatIllegalStateException().isThrownBy(() -> order.complete(NOW));
	}

	@Test
	void expiresAtItsDeadlineAndNotBefore() {
		Order order = order(line("5", "EUR", 1));
		assertThat(order.expired(order.expiresAt().minusMillis(1))).isFalse();
		assertThat(order.expired(order.expiresAt())).isTrue();
	}

	private static Order order(OrderLine... lines) {
		return Order.place("0123456789abcdef01234567", "buyer", List.of(lines), NOW, NOW.plus(Duration.ofMinutes(15)));
	}

	/**
	 * As it comes from the store.
	 */
	private static Order stored(Order order) {
		return new Order(order.id(), order.buyerId(), order.lines((line) -> line), order.total(), order.createdAt(),
				order.expiresAt());
	}

	private static OrderLine line(String price, String currency, int quantity) {
		List<String> admissions = java.util.Collections.nCopies(quantity, "a");
		return new OrderLine("ticket-" + price, "seller", "A night out",
				Money.of(new java.math.BigDecimal(price), currency), admissions, null);
	}

}
