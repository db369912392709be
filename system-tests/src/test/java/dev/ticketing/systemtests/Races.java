package dev.ticketing.systemtests;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static dev.ticketing.systemtests.Eventually.insist;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Many want the same at the same moment.
 */
abstract class Races {

	private Platform platform;

	private Person seller;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
	}

	@Test
	void ofTwoHundredBuyersOneGetsTheLastAdmission() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(1));
		List<Person> crowd = this.platform.people().crowd(200);
		List<Answer> answers = Crowd
			.atOnce(crowd.stream().<Callable<Answer>>map((buyer) -> () -> buyer.triesToReserve(ticket, 1)).toList());
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() == 409)
			.hasSize(199)
			.allSatisfy((answer) -> assertThat(answer.problem().path("available").asInt(-1)).isZero());
	}

	@Test
	void fiveHundredBuyersGetNoMoreThanAHundredAdmissionsAndAllOfThem() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(100).at("12.50"));
		List<Person> crowd = this.platform.people().crowd(500);
		List<Answer> answers = Crowd.atOnce(IntStream.range(0, crowd.size())
			.<Callable<Answer>>mapToObj((number) -> () -> crowd.get(number).triesToReserve(ticket, 1 + number % 4))
			.toList());
		assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
		List<Order> orders = IntStream.range(0, answers.size())
			.filter((number) -> answers.get(number).status() == 201)
			.mapToObj((number) -> crowd.get(number).remember(answers.get(number).created(Order.class)))
			.toList();
		int out = orders.stream().mapToInt(Order::quantity).sum();
		assertThat(out).isBetween(97, 100); // fewer than four may be left that fit no
											// order
		Person last = this.platform.signUp();
		IntStream.range(out, 100).forEach((left) -> last.reserves(ticket, 1));
		last.triesToReserve(ticket, 1).refused(409);
		eventually(() -> assertThat(last.sees(ticket).available()).isZero());
	}

	@Test
	void twentyBuyersPayAtOnceAndEachGetsTheirOwn() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(40).at("7.77"));
		List<Person> buyers = this.platform.people().crowd(20);
		List<Order> orders = Crowd.atOnce(buyers.stream().<Callable<Order>>map((buyer) -> () -> {
			Order order = buyer.reserves(ticket, 2);
			buyer.pays(order, "tok_visa");
			return ended(buyer, order);
		}).toList());
		assertThat(orders).allMatch(Order::complete);
		assertThat(IntStream.range(0, 20)
			.boxed()
			.flatMap((each) -> buyers.get(each).admissions(orders.get(each)).stream())).extracting(Admission::number)
			.hasSize(40)
			.doesNotHaveDuplicates();
	}

	@Test
	void tenRequestsToPayFromTwoTabsAreOneCharge() {
		Person buyer = this.platform.signUp();
		Order order = buyer.reserves(this.platform.people().onSale(this.seller, Offer.of(2).at("33.33")), 2);
		Stream<Callable<Answer>> bare = Stream.generate(() -> () -> buyer.triesToPay(order, "tok_visa"));
		Stream<Callable<Answer>> oneTab = Stream.generate(() -> () -> buyer.triesToPay(order, "tok_visa", "tab-1"));
		Stream<Callable<Answer>> otherTab = Stream.generate(() -> () -> buyer.triesToPay(order, "tok_visa", "tab-2"));
		List<Answer> answers = Crowd
			.atOnce(Stream.of(bare.limit(4), oneTab.limit(3), otherTab.limit(3)).flatMap((tab) -> tab).toList());
		assertThat(answers).extracting((answer) -> buyer.rememberPayment(answer).id())
			.containsOnly(answers.getFirst().created(Payment.class).id());
		assertThat(ended(buyer, order).complete()).isTrue();
		buyer.pays(order, "tok_visa");
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(6666));
		assertThat(this.platform.ledger().of(order)).hasSize(1);
	}

	@Test
	void aPaymentThatIsSentAgainAfterATimeoutIsOneCharge() {
		Person buyer = this.platform.signUp();
		Order order = buyer.reserves(this.platform.people().onSale(this.seller, Offer.of(1).at("48.00")), 1);
		this.platform.stripe().fails(Stripe.Fault.once("slow-after", "/v1/payment_intents/*/confirm", 3_000));
		List<Gateway> tabs = List.of(buyer.gateway(), buyer.gateway().with("Idempotency-Key", "tab-1"));
		tabs.forEach((tab) -> assertThatExceptionOfType(UncheckedIOException.class).as("nobody has heard the answer")
			.isThrownBy(() -> tab.within(Duration.ofMillis(800)).post("/api/payments", pay(order))));
		tabs.forEach((tab) -> buyer.rememberPayment(insist(() -> tab.post("/api/payments", pay(order)))));
		this.platform.stripe().fails();
		assertThat(buyer.payments()).hasSize(1);
		assertThat(ended(buyer, order).complete()).isTrue();
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(4800));
		assertThat(this.platform.ledger().of(order)).hasSize(1);
	}

	private static Map<String, String> pay(Order order) {
		return Map.of("orderId", order.id(), "token", "tok_visa");
	}

	@Test
	void requestsWithTheSameIdempotencyKeyAreOneOrder() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(20));
		Person buyer = this.platform.signUp();
		String key = People.id();
		List<Answer> answers = Crowd.atOnce(
				Stream.<Callable<Answer>>generate(() -> () -> buyer.triesToReserve(ticket, 2, key)).limit(10).toList());
		assertThat(answers).extracting((answer) -> buyer.remember(answer.created(Order.class)).id())
			.containsOnly(answers.getFirst().created(Order.class).id());
		buyer.triesToReserve(ticket, 3, key).refused(422);
		assertThat(List.of(buyer.gateway().get("/api/orders").ok(Order[].class))).hasSize(1);
		eventually(() -> assertThat(buyer.sees(ticket).available()).isEqualTo(18));
	}

	@Test
	void signUpsForOneAddressMakeOneAccountHoweverItIsWritten() {
		String name = "twin-" + People.id();
		List<String> spellings = List.of(name + "@example.test", name.toUpperCase() + "@Example.Test",
				name + "@EXAMPLE.test", name + "@example.test");
		List<Answer> answers = Crowd.atOnce(spellings.stream()
			.<Callable<Answer>>map((email) -> () -> this.platform.gateway()
				.post("/api/users/signup", Map.of("email", email, "password", People.PASSWORD)))
			.toList());
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(1);
		assertThat(answers).filteredOn((answer) -> answer.status() != 201)
			.allSatisfy((answer) -> answer.refused(400))
			.allSatisfy((answer) -> assertThat(answer.fields()).containsExactly("email"));
		Answer in = this.platform.gateway()
			.post("/api/users/signin", Map.of("email", name + "@example.test", "password", People.PASSWORD));
		assertThat(in.status()).isEqualTo(200);
	}

	@Test
	void whoPaysAndCancelsAtOnceGetsOneOfBoth() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(10));
		List<Person> buyers = this.platform.people().crowd(10);
		List<Order> orders = buyers.stream().map((buyer) -> buyer.reserves(ticket, 1)).toList();
		Crowd
			.atOnce(IntStream.range(0, 20)
				.<Callable<Answer>>mapToObj((each) -> () -> (each % 2 == 0)
						? buyers.get(each / 2).triesToPay(orders.get(each / 2), "tok_visa")
						: buyers.get(each / 2).triesToCancel(orders.get(each / 2)))
				.toList())
			.forEach((answer) -> assertThat(answer.status()).as(answer.toString()).isIn(200, 201, 409));
		long complete = IntStream.range(0, 10)
			.filter((each) -> ended(buyers.get(each), orders.get(each)).complete())
			.count();
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isEqualTo((int) (10 - complete)));
	}

}
