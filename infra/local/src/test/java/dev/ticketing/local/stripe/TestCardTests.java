package dev.ticketing.local.stripe;

import java.util.Map;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentCreateParams.PaymentMethodData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TestCardTests {

	private final StripeSimulator simulator = StripeSimulator.start(0);

	private final Payments payments = new Payments(this.simulator.url());

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "pm_card_visa", "pm_card_mastercard", "pm_card_amex", "pm_card_discover" })
	void authorizesGoodCards(String card) throws StripeException {
		assertThat(this.payments.create(Payments.paidWith(card, 100)).getStatus()).isEqualTo("requires_capture");
	}

	@ParameterizedTest
	@ValueSource(strings = { "tok_visa", "tok_mastercard" })
	void authorizesGoodTokens(String token) throws StripeException {
		assertThat(this.payments.create(paidWithToken(token)).getStatus()).isEqualTo("requires_capture");
	}

	@Test
	void authorizesAGoodNumber() throws StripeException {
		PaymentIntentCreateParams params = paidWith("number", "4242424242424242");
		assertThat(this.payments.create(params).getStatus()).isEqualTo("requires_capture");
	}

	@ParameterizedTest
	@CsvSource({ "pm_card_chargeDeclined, card_declined, generic_decline",
			"pm_card_visa_chargeDeclined, card_declined, generic_decline",
			"pm_card_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
			"pm_card_visa_chargeDeclinedInsufficientFunds, card_declined, insufficient_funds",
			"pm_card_visa_chargeDeclinedLostCard, card_declined, lost_card",
			"pm_card_visa_chargeDeclinedStolenCard, card_declined, stolen_card",
			"pm_card_chargeDeclinedExpiredCard, expired_card,", "pm_card_chargeDeclinedIncorrectCvc, incorrect_cvc,",
			"pm_card_chargeDeclinedProcessingError, processing_error," })
	void declinesBadCardsWithTheirReason(String card, String code, String declineCode) {
		assertThatExceptionOfType(CardException.class)
			.isThrownBy(() -> this.payments.create(Payments.paidWith(card, 100)))
			.satisfies((ex) -> {
				assertThat(ex.getStatusCode()).isEqualTo(402);
				assertThat(ex.getCode()).isEqualTo(code);
				assertThat(ex.getDeclineCode()).isEqualTo(declineCode);
				assertThat(ex.getStripeError().getPaymentIntent().getStatus()).isEqualTo("requires_payment_method");
			});
	}

	@ParameterizedTest
	@CsvSource({ "tok_chargeDeclined, generic_decline", "tok_chargeDeclinedInsufficientFunds, insufficient_funds" })
	void declinesBadTokens(String token, String declineCode) {
		assertThatExceptionOfType(CardException.class).isThrownBy(() -> this.payments.create(paidWithToken(token)))
			.satisfies((ex) -> assertThat(ex.getDeclineCode()).isEqualTo(declineCode));
	}

	@ParameterizedTest
	@CsvSource({ "4000000000000002, card_declined", "4000000000009995, card_declined",
			"4000000000000119, processing_error" })
	void declinesBadNumbers(String number, String code) {
		assertThatExceptionOfType(CardException.class)
			.isThrownBy(() -> this.payments.create(paidWith("number", number)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo(code));
	}

	@ParameterizedTest
	@ValueSource(strings = { "4000002760003184", "4000002500003155" })
	void asksForAuthenticationOfNumbersToo(String number) throws StripeException {
		assertThat(this.payments.create(paidWith("number", number)).getStatus()).isEqualTo("requires_action");
	}

	@Test
	void takesAnotherCardAfterADecline() throws StripeException {
		String id = declinedIntent();
		PaymentIntent declined = this.payments.retrieve(id);
		assertThat(declined.getLastPaymentError().getDeclineCode()).isEqualTo("generic_decline");
		assertThat(declined.getLastPaymentError().getPaymentMethod().getCard().getLast4()).isEqualTo("0002");
		assertThat(declined.getPaymentMethod()).isNull();
		PaymentIntent paid = this.payments.confirm(id, "pm_card_visa");
		assertThat(paid.getStatus()).isEqualTo("requires_capture");
		assertThat(paid.getLastPaymentError()).isNull();
		assertThat(paid.getLatestCharge()).isNotEqualTo(declined.getLatestCharge());
	}

	@ParameterizedTest
	@ValueSource(strings = { "pm_card_threeDSecure2Required", "pm_card_authenticationRequired" })
	void asksForAuthenticationWhereTheIssuerWantsIt(String card) throws StripeException {
		PaymentIntent intent = this.payments.create(Payments.paidWith(card, 100));
		assertThat(intent.getStatus()).isEqualTo("requires_action");
		assertThat(intent.getNextAction().getType()).isEqualTo("use_stripe_sdk");
		assertThat(intent.getClientSecret()).isNotBlank();
		assertThat(this.payments.cancel(intent.getId()).getStatus()).isEqualTo("canceled");
	}

	@ParameterizedTest
	@ValueSource(strings = { "pm_card_unknown", "tok_visa", "pm_1234" })
	void doesNotKnowOtherCards(String card) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.payments.create(Payments.paidWith(card, 100)))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("resource_missing"))
			.withMessageContaining("No such PaymentMethod: '" + card + "'");
	}

	@Test
	void doesNotKnowOtherTokens() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.payments.create(paidWithToken("tok_unknown")))
			.satisfies((ex) -> assertThat(ex.getCode()).isEqualTo("resource_missing"))
			.withMessageContaining("No such token: 'tok_unknown'");
	}

	private String declinedIntent() {
		try {
			return this.payments.create(Payments.paidWith("pm_card_chargeDeclined", 100)).getId();
		}
		catch (StripeException ex) {
			return ex.getStripeError().getPaymentIntent().getId();
		}
	}

	private static PaymentIntentCreateParams paidWithToken(String token) {
		return paidWith("token", token);
	}

	private static PaymentIntentCreateParams paidWith(String field, String value) {
		PaymentMethodData card = PaymentMethodData.builder()
			.putExtraParam("type", "card")
			.putExtraParam("card", Map.of(field, value))
			.build();
		return Payments.manual(100).setPaymentMethodData(card).setConfirm(true).build();
	}

}
