package dev.ticketing.systemtests;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketing.systemtests.Eventually.ended;
import static dev.ticketing.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tickets are offered, reserved, paid for and given away, with what curl could do.
 */
abstract class PurchaseJourneys {

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
	void whoPaysForTwoOfThreeAdmissionsGetsThemAndLeavesOneForTheNext() {
		Ticket ticket = this.seller.offers(Offer.of(3).at("19.99"));
		Order order = this.buyer.reserves(ticket, 2);
		assertThat(order.open()).isTrue();
		this.buyer.pays(order, "tok_visa");
		Order complete = ended(this.buyer, order);
		assertThat(complete.complete()).as(complete.toString()).isTrue();
		assertThat(this.buyer.admissions(order)).hasSize(2)
			.allSatisfy((admission) -> assertThat(admission.code()).isNotBlank())
			.extracting(Admission::code)
			.doesNotHaveDuplicates();
		Person second = this.platform.signUp();
		assertThat(second.triesToReserve(ticket, 2).refused(409).path("available").asInt(-1)).isOne();
		second.reserves(ticket, 1);
		assertThat(this.platform.signUp().triesToReserve(ticket, 1).refused(409).path("available").asInt(-1)).isZero();
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(3998));
	}

	@Test
	void aBuyerPaysThePriceThatWasShownWhenReserving() {
		Ticket ticket = this.seller.offers(Offer.of(3).at("19.99").titled("Early bird"));
		Order order = this.buyer.reserves(ticket, 2);
		this.seller.edits(ticket, Offer.of(3).at("25.00").titled("Full price"));
		eventually(() -> assertThat(this.platform.signUp().reserves(ticket, 1).ticket().price())
			.isEqualByComparingTo("25"));
		Order seen = this.buyer.sees(order);
		assertThat(seen.ticket().price()).isEqualByComparingTo("19.99");
		assertThat(seen.ticket().title()).isEqualTo("Early bird");
		assertThat(seen.total()).isEqualByComparingTo("39.98");
		this.buyer.pays(order, "tok_visa");
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(3998));
	}

	@ParameterizedTest
	@CsvSource({ "0.50, EUR, 3, 150", "0.10, USD, 3, 30", "19.99, EUR, 7, 13993", "999999.99, USD, 1, 99999999",
			"14800, JPY, 2, 29600", "9.990, KWD, 3, 29970" })
	void aPriceIsChargedExactly(String price, String currency, int quantity, long minorUnits) {
		Ticket ticket = this.seller.offers(Offer.of(10).at(price).in(currency));
		assertThat(this.seller.sees(ticket).price()).isEqualByComparingTo(price);
		Order order = this.buyer.reserves(ticket, quantity);
		this.buyer.pays(order, "tok_mastercard");
		assertThat(ended(this.buyer, order).minorUnits()).isEqualTo(minorUnits);
		eventually(() -> assertThat(this.platform.ledger().captured(order)).isEqualTo(minorUnits));
	}

	@Test
	void anOrderOfSeveralTicketsIsAllOrNothing() {
		Ticket dime = this.seller.offers(Offer.of(5).at("0.10"));
		Ticket twenty = this.platform.signUp().offers(Offer.of(2).at("0.20"));
		assertThat(reserve(dime, 1, twenty, 3).refused(409).path("available").asInt(-1)).isEqualTo(2);
		Order order = this.buyer.remember(reserve(dime, 1, twenty, 1).created(Order.class));
		assertThat(order.total()).isEqualByComparingTo("0.30");
		this.buyer.pays(order, "tok_visa");
		assertThat(ended(this.buyer, order).complete()).isTrue();
		assertThat(this.buyer.admissions(order)).extracting(Admission::ticketId)
			.containsExactlyInAnyOrder(dime.id(), twenty.id());
		eventually(() -> assertThat(this.seller.sees(dime).available()).isEqualTo(4));
	}

	private Answer reserve(Ticket one, int ofOne, Ticket other, int ofOther) {
		return this.buyer.gateway()
			.post("/api/orders", Map.of("items", List.of(Map.of("ticketId", one.id(), "quantity", ofOne),
					Map.of("ticketId", other.id(), "quantity", ofOther))));
	}

	@Test
	void aDeclinedCardSaysWhyAndAnotherCardWorks() {
		Order order = this.buyer.reserves(this.seller.offers(Offer.of(1)), 1);
		Answer declined = this.buyer.triesToPay(order, "tok_chargeDeclinedInsufficientFunds");
		assertThat(declined.refused(402).path("detail").asString()).isEqualTo("Your card has insufficient funds.");
		assertThat(declined.problem().path("declineCode").asString()).isEqualTo("insufficient_funds");
		assertThat(this.buyer.sees(order).open()).isTrue();
		this.buyer.pays(order, "tok_visa");
		assertThat(ended(this.buyer, order).complete()).isTrue();
	}

	@Test
	void fiveDeclinedCardsEndTheOrder() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		Order order = this.buyer.reserves(ticket, 1);
		for (int card = 1; card <= 5; card++) {
			assertThat(this.buyer.sees(order).open()).as("Before card %d", card).isTrue();
			this.buyer.triesToPay(order, "tok_chargeDeclined").refused(402);
		}
		assertThat(ended(this.buyer, order).cancelled()).isTrue();
		eventually(() -> this.buyer.triesToPay(order, "tok_visa").refused(409));
		eventually(() -> assertThat(this.seller.sees(ticket).available()).isOne());
		assertThat(this.platform.ledger().captured(order)).isZero();
	}

	@Test
	void aCancelledOrderCostsNothingAndFreesItsAdmission() {
		Ticket ticket = this.seller.offers(Offer.of(1));
		Order order = this.buyer.reserves(ticket, 1);
		this.buyer.triesToPay(order, "tok_chargeDeclined").refused(402);
		assertThat(this.buyer.cancels(order).cancelled()).isTrue();
		assertThat(this.buyer.cancels(order).cancelled()).isTrue();
		this.platform.signUp().reserves(ticket, 1);
		eventually(() -> this.buyer.triesToPay(order, "tok_visa").refused(409));
		eventually(() -> assertThat(this.platform.ledger().of(order)).isNotEmpty().allMatch(Ledger.Intent::voided));
	}

	@Test
	void aWithdrawnTicketTakesNoNewOrdersAndKeepsTheOldOnes() {
		Ticket ticket = this.seller.offers(Offer.of(2));
		Order order = this.buyer.reserves(ticket, 1);
		this.seller.gateway().delete("/api/tickets/" + ticket.id()).ok(Ticket.class);
		eventually(() -> this.buyer.triesToReserve(ticket, 1).refused(409));
		this.buyer.pays(order, "tok_visa");
		assertThat(ended(this.buyer, order).complete()).isTrue();
	}

}
