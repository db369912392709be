package dev.ticketing.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.await;
import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bank asks the buyer (3-D Secure), and the answer, which only a webhook tells of,
 * comes when the time to pay runs out.
 */
@org.junit.jupiter.api.Order(48)
@OnPlatform(hold = 8, settings = "ORDERS_BANKGRACE=10s")
class LastMomentTests {

	private static final Duration BANK_GRACE = Duration.ofSeconds(10);

	private static final int RACES = 200;

	private static final int AT_ONCE = 8;

	private static final String THREE_D_SECURE = "tok_threeDSecureRequired";

	private Platform platform;

	private Person seller;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
	}

	@Test
	void whateverTheBankAgreesToAroundTheDeadlineIsTakenWithTheTicketOrLetGo() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(RACES).at("64.00"));
		List<Person> buyers = this.platform.people().crowd(RACES);
		List<Order> orders = race(buyers, ticket);
		Map<Moment, Map<String, Integer>> ends = new TreeMap<>();
		eventually(() -> {
			ends.clear();
			Ledger ledger = this.platform.ledger();
			for (int each = 0; each < RACES; each++) {
				ends.computeIfAbsent(Moment.of(each), (_) -> new TreeMap<>())
					.merge(ledger.end(orders.get(each)), 1, Integer::sum);
			}
			assertThat(ends.values())
				.allSatisfy((ways) -> assertThat(ways.keySet()).isSubsetOf(Ledger.COMPLETE, Ledger.CANCELLED));
		});
		System.out.printf("%d answers of the bank around the deadline: %s%n", RACES, ends);
		assertThat(ends.get(Moment.BEFORE)).containsKey(Ledger.COMPLETE);
		assertThat(ends.get(Moment.AFTER)).containsKey(Ledger.CANCELLED);
	}

	/**
	 * @return the orders, after their end
	 */
	private List<Order> race(List<Person> buyers, Ticket ticket) {
		List<Future<Answer>> answers = new ArrayList<>();
		try (ScheduledExecutorService clock = Executors.newScheduledThreadPool(AT_ONCE);
				var threads = Executors.newFixedThreadPool(AT_ONCE)) {
			Crowd.results(IntStream.range(0, RACES).mapToObj((each) -> threads.submit(() -> {
				Challenge challenge = challenge(buyers.get(each), ticket);
				Instant moment = challenge.order().expiresAt().plus(Moment.of(each).offset);
				Callable<Answer> answer = () -> this.platform.stripe().authenticate(challenge.intentId(), "succeed");
				long wait = Duration.between(Instant.now(), moment).toMillis();
				synchronized (answers) {
					answers.add(clock.schedule(answer, wait, TimeUnit.MILLISECONDS));
				}
				return challenge;
			})).toList());
			// 400: the intent was cancelled before.
			assertThat(Crowd.results(answers)).hasSize(RACES).extracting(Answer::status).isSubsetOf(200, 400);
		}
		return Crowd.each(buyers, (buyer) -> ended(buyer, buyer.orders().values().iterator().next()));
	}

	/**
	 * Somebody is asked by their bank, and has more time for that.
	 */
	private static Challenge challenge(Person buyer, Ticket ticket) {
		Order order = buyer.reserves(ticket, 1);
		Payment payment = buyer.pays(order, THREE_D_SECURE);
		return new Challenge(await().until(() -> buyer.sees(order), Order::awaitingPayment), payment.intentId());
	}

	@Test
	void theHoldIsExtendedOnceWhileTheBankAsksAndEndsThen() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		Person buyer = this.platform.signUp();
		Order order = buyer.reserves(ticket, 1);
		Payment payment = buyer.pays(order, THREE_D_SECURE);
		Order extended = await().until(() -> buyer.sees(order), Order::awaitingPayment);
		assertThat(extended.expiresAt()).isAfter(order.expiresAt()).isBeforeOrEqualTo(Instant.now().plus(BANK_GRACE));
		assertThat(buyer.pays(order, "tok_threeDSecure2Required").status()).isEqualTo("requires_action");
		Order cancelled = Expiries.cancelledOnTime(buyer, extended);
		assertThat(cancelled.reason()).isEqualTo("expired");
		assertThat(cancelled.expiresAt()).as("asked twice, extended once").isEqualTo(extended.expiresAt());
		eventually(() -> assertThat(this.platform.ledger().of(order)).hasSize(1).allMatch(Ledger.Intent::voided));
		assertThat(this.platform.stripe().authenticate(payment.intentId(), "succeed").status()).isEqualTo(400);
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isOne());
	}

	/**
	 * When the buyer answers, seen from the deadline.
	 */
	private enum Moment {

		BEFORE(-1000), AT(0), AFTER(1000);

		private final Duration offset;

		Moment(long millis) {
			this.offset = Duration.ofMillis(millis);
		}

		static Moment of(int number) {
			return values()[number % values().length];
		}

	}

	/**
	 * An order that waits for its bank.
	 */
	private record Challenge(Order order, String intentId) {
	}

}
