package dev.ticketing.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders that nobody pays for, or somebody at the last moment.
 */
abstract class Expiries {

	/** How late an order may be cancelled on a machine that has other things to do. */
	static final Duration LATE = Duration.ofSeconds(10);

	private Platform platform;

	private Person seller;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
	}

	@Test
	void anUnpaidOrderIsCancelledOnTimeAndItsAdmissionIsOnSaleAgain() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		Person buyer = this.platform.signUp();
		Order order = buyer.reserves(ticket, 1);
		this.platform.signUp().triesToReserve(ticket, 1).refused(409);
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isZero());
		Order cancelled = cancelledOnTime(buyer, order);
		assertThat(cancelled.reason()).isEqualTo("expired");
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isOne());
		Person next = this.platform.signUp();
		Order second = next.reserves(ticket, 1);
		next.pays(second, "tok_visa");
		assertThat(ended(next, second).complete()).isTrue();
		buyer.triesToPay(order, "tok_visa").refused(409);
		assertThat(this.platform.ledger().of(order)).isEmpty();
	}

	/**
	 * Looks at an order until it is cancelled, which must not be before its time.
	 */
	static Order cancelledOnTime(Person buyer, Order order) {
		Order ended = ended(buyer, order);
		Instant seen = Instant.now();
		assertThat(ended.cancelled()).as(ended.toString()).isTrue();
		assertThat(seen).isAfterOrEqualTo(order.expiresAt());
		System.out.printf("An unpaid order was seen cancelled %d ms after its time%n",
				Duration.between(order.expiresAt(), seen).toMillis());
		assertThat(seen).isBefore(order.expiresAt().plus(LATE));
		return ended;
	}

	@Test
	void aPaidOrderOutlivesItsDeadlineAndADeclinedOneDoesNot() {
		Ticket ticket = this.seller.offers(Offer.of(2));
		List<Person> buyers = List.of(this.platform.signUp(), this.platform.signUp());
		Order paid = buyers.getFirst().reserves(ticket, 1);
		buyers.getFirst().pays(paid, "tok_visa");
		Order declined = buyers.getLast().reserves(ticket, 1);
		buyers.getLast().triesToPay(declined, "tok_chargeDeclined").refused(402);
		cancelledOnTime(buyers.getLast(), declined);
		assertThat(buyers.getFirst().sees(paid).complete()).isTrue();
		eventually(() -> assertThat(this.platform.ledger().of(declined)).allMatch(Ledger.Intent::voided));
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isOne());
	}

	@Test
	void whoPaysAtTheLastMomentGetsTheTicketOrPaysNothing() {
		int many = 16;
		Ticket ticket = this.seller.offers(Offer.of(many).at("42.00"));
		List<Person> buyers = this.platform.people().crowd(many);
		List<Order> orders = Crowd
			.atOnce(buyers.stream().<Callable<Order>>map((buyer) -> () -> buyer.reserves(ticket, 1)).toList());
		List<Answer> answers = payAround(buyers, orders);
		assertThat(answers).extracting(Answer::status).containsAnyOf(201, 409).isSubsetOf(201, 409);
		List<Order> ends = IntStream.range(0, many)
			.mapToObj((each) -> ended(buyers.get(each), orders.get(each)))
			.toList();
		long complete = ends.stream().filter(Order::complete).count();
		System.out.printf("Of %d who paid around the deadline, %d were in time%n", many, complete);
		assertThat(ends).allMatch((order) -> order.complete() || "expired".equals(order.reason()));
		eventually(() -> {
			Ledger ledger = this.platform.ledger();
			assertThat(ends)
				.allSatisfy((order) -> assertThat(ledger.captured(order)).isEqualTo(order.complete() ? 4200 : 0));
			assertThat(ends).filteredOn(Order::cancelled)
				.allSatisfy((order) -> assertThat(ledger.of(order)).allMatch(Ledger.Intent::holdsNothing));
		});
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isEqualTo((int) (many - complete)));
	}

	/**
	 * Each pays at another moment, from a second before the deadline on.
	 */
	private static List<Answer> payAround(List<Person> buyers, List<Order> orders) {
		try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(buyers.size())) {
			var running = IntStream.range(0, buyers.size()).mapToObj((each) -> {
				Instant moment = orders.get(each).expiresAt().minusMillis(1000).plusMillis(70L * each);
				Callable<Answer> pay = () -> buyers.get(each).triesToPay(orders.get(each), "tok_visa");
				return clock.schedule(pay, Duration.between(Instant.now(), moment).toMillis(), TimeUnit.MILLISECONDS);
			}).toList();
			return Crowd.results(running);
		}
	}

}
