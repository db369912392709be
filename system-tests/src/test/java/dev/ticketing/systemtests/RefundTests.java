package dev.ticketing.systemtests;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Money goes back, once and to the cent, and what it was paid for is sold again.
 */
@org.junit.jupiter.api.Order(25)
@OnPlatform
class RefundTests {

	private Platform platform;

	private Person seller;

	private Person buyer;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		this.seller = platform.signUp();
		this.buyer = platform.signUp();
	}

	@Test
	void aSellerRefundsSomeAdmissionsAndThenTheRest() {
		Ticket ticket = this.seller.offers(Offer.of(3).at("19.99"));
		Order order = buys(this.buyer, ticket, 3);
		Admission first = this.buyer.admissions(order).getFirst();
		Order.Refund refund = this.seller.refunds(order, first);
		assertThat(refund.amount()).isEqualByComparingTo("19.99");
		assertThat(refund.requestedBy()).isEqualTo("seller");
		assertThat(this.buyer.sees(order).complete()).isTrue();
		Person next = this.platform.signUp();
		Order second = buys(next, ticket, 1);
		assertThat(next.admissions(second)).extracting(Admission::id).containsExactly(first.id());
		assertThat(this.buyer.admissions(order)).filteredOn(Admission::isVoid)
			.extracting(Admission::id)
			.containsExactly(first.id());
		eventually(() -> assertThat(this.platform.ledger().kept(order)).isEqualTo(3998));

		this.seller.refunds(order);
		Order refunded = this.buyer.sees(order);
		assertThat(refunded.cancelled()).isTrue();
		assertThat(refunded.reason()).isEqualTo("refunded");
		eventually(() -> {
			assertThat(this.platform.ledger().kept(order)).isZero();
			assertThat(this.buyer.sees(order).refunds()).extracting(Order.Refund::status)
				.containsExactly("succeeded", "succeeded");
			assertThat(this.seller.sees(ticket).available()).isEqualTo(2);
		});
		assertThat(next.sees(second).complete()).as("nobody else's is taken").isTrue();
		this.seller.triesToRefund(order, People.id()).refused(409);
	}

	@Test
	void aBuyerReturnsAnOrderUntilTheSellersTime() {
		Instant until = Instant.now().plus(Duration.ofHours(1));
		Ticket ticket = this.seller.offers(Offer.of(2).at("14800").in("JPY").returnableUntil(until));
		Order order = buys(this.buyer, ticket, 2);
		assertThat(order.refundableUntil()).isNotNull();
		Order returned = this.buyer.cancels(order);
		assertThat(returned.cancelled()).isTrue();
		assertThat(returned.reason()).isEqualTo("refunded");
		assertThat(this.buyer.cancels(order).refunds()).hasSize(1);
		buys(this.platform.signUp(), ticket, 2);
		eventually(() -> assertThat(this.platform.ledger().kept(order)).isZero());
	}

	@Test
	void aBuyerKeepsWhatCannotBeReturnedAnyMoreOrNever() {
		Ticket late = this.seller.offers(Offer.of(1).returnableUntil(Instant.now().minusSeconds(1)));
		Ticket never = this.seller.offers(Offer.of(1));
		for (Ticket ticket : List.of(late, never)) {
			Order order = buys(this.buyer, ticket, 1);
			assertThat(order.refundableUntil()).isNull();
			this.buyer.triesToCancel(order).refused(409);
			assertThat(this.buyer.sees(order).complete()).isTrue();
		}
	}

	@Test
	void tenRequestsFromTwoTabsAreOneRefund() {
		Instant until = Instant.now().plus(Duration.ofHours(1));
		Ticket ticket = this.seller.offers(Offer.of(1).at("7.77").returnableUntil(until));
		Order order = buys(this.buyer, ticket, 1);
		String[] keys = { People.id(), People.id() };
		List<Answer> answers = Crowd.atOnce(IntStream.range(0, 10)
			.<Callable<Answer>>mapToObj((tab) -> () -> this.seller.triesToRefund(order, keys[tab % 2]))
			.toList());
		assertThat(answers).extracting(Answer::status).containsOnly(201, 409);
		assertThat(answers).filteredOn((answer) -> answer.status() == 201).hasSize(5);
		assertThat(this.buyer.cancels(order).refunds()).as("returned by its buyer as well").hasSize(1);
		eventually(() -> assertThat(this.platform.ledger().of(order)).allMatch(Ledger.Intent::holdsNothing));
	}

	private static Order buys(Person person, Ticket ticket, int quantity) {
		Order order = person.reserves(ticket, quantity);
		person.pays(order, "tok_visa");
		Order bought = ended(person, order);
		assertThat(bought.complete()).as(bought.toString()).isTrue();
		return bought;
	}

}
