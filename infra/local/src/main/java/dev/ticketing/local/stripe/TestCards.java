package dev.ticketing.local.stripe;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.ticketing.local.stripe.TestCard.Approved;
import dev.ticketing.local.stripe.TestCard.Declined;
import dev.ticketing.local.stripe.TestCard.NeedsAuthentication;
import dev.ticketing.local.stripe.TestCard.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The test cards of https://docs.stripe.com/testing, by the name that follows
 * {@code pm_card_} and {@code tok_}, and by number.
 */
final class TestCards {

	private static final Map<String, TestCard> BY_NAME = new LinkedHashMap<>();

	static {
		approved("visa", "visa", "4242424242424242");
		approved("visa_debit", "visa", "4000056655665556");
		approved("mastercard", "mastercard", "5555555555554444");
		approved("mastercard_debit", "mastercard", "5200828282828210");
		approved("mastercard_prepaid", "mastercard", "5105105105105100");
		approved("amex", "amex", "378282246310005");
		approved("discover", "discover", "6011111111111117");
		approved("diners", "diners", "3056930009020004");
		approved("jcb", "jcb", "3566002020360505");
		approved("unionpay", "unionpay", "6200000000000005");
		approved("threeDSecureOptional", "visa", "4000000000003055");
		authenticated("threeDSecure2Required", "4000000000003220");
		authenticated("threeDSecureRequired", "4000000000003063");
		authenticated("authenticationRequired", "4000002760003184");
		authenticated("authenticationRequiredOnSetup", "4000002500003155");
		BY_NAME.put("authenticationRequiredChargeDeclinedInsufficientFunds",
				new TestCard("visa", "4000008260003178", new NeedsAuthentication(
						new Declined("card_declined", "insufficient_funds", "Your card has insufficient funds."))));
		BY_NAME.put("threeDSecureRequiredChargeDeclined", new TestCard("visa", "4000008400001629",
				new NeedsAuthentication(new Declined("card_declined", "generic_decline", "Your card was declined."))));
		BY_NAME.put("pendingRefund", new TestCard("visa", "4000000000007726", new Approved(), RefundCourse.LATER));
		BY_NAME.put("refundFail", new TestCard("visa", "4000000000005126", new Approved(), RefundCourse.NEVER));
		declined("", "4000000000000002", "generic_decline", "Your card was declined.");
		declined("InsufficientFunds", "4000000000009995", "insufficient_funds", "Your card has insufficient funds.");
		declined("LostCard", "4000000000009987", "lost_card", "Your card was declined.");
		declined("StolenCard", "4000000000009979", "stolen_card", "Your card was declined.");
		declined("VelocityLimitExceeded", "4000000000006975", "card_velocity_exceeded",
				"Your card was declined for making repeated attempts too frequently or exceeding its amount limit.");
		failed("ExpiredCard", "4000000000000069", "expired_card", "Your card has expired.");
		failed("IncorrectCvc", "4000000000000127", "incorrect_cvc", "Your card's security code is incorrect.");
		failed("ProcessingError", "4000000000000119", "processing_error",
				"An error occurred while processing your card. Try again in a little bit.");
	}

	private TestCards() {
	}

	/** The card that a full name stands for, such as {@code pm_card_visa}. */
	static @Nullable TestCard named(String prefix, String name) {
		return name.startsWith(prefix) ? BY_NAME.get(name.substring(prefix.length())) : null;
	}

	static @Nullable TestCard numbered(String number) {
		return BY_NAME.values().stream().filter((card) -> card.number().equals(number)).findFirst().orElse(null);
	}

	private static void approved(String name, String brand, String number) {
		BY_NAME.put(name, new TestCard(brand, number, new Approved()));
	}

	private static void authenticated(String name, String number) {
		BY_NAME.put(name, new TestCard("visa", number, new NeedsAuthentication(null)));
	}

	private static void declined(String reason, String number, String declineCode, String message) {
		refused(reason, number, new Declined("card_declined", declineCode, message));
	}

	private static void failed(String reason, String number, String code, String message) {
		refused(reason, number, new Declined(code, null, message));
	}

	// Stripe has both spellings, though not each of them for each reason.
	private static void refused(String reason, String number, Outcome outcome) {
		TestCard card = new TestCard("visa", number, outcome);
		BY_NAME.put("chargeDeclined" + reason, card);
		BY_NAME.put("visa_chargeDeclined" + reason, card);
	}

}
