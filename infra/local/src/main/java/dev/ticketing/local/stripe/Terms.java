package dev.ticketing.local.stripe;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What a payment intent is about; fixed when it is created.
 *
 * @param amount in the smallest unit of the currency
 * @param currency ISO 4217, in lower case
 * @param redirects whether a payment method may send the buyer to another page
 */
record Terms(long amount, String currency, String captureMethod, boolean redirects, Map<String, String> metadata,
		@Nullable String description) {

	private static final long LARGEST_AMOUNT = 99_999_999;

	private static final Set<String> THREE_DECIMALS = Set.of("bhd", "jod", "kwd", "omr", "tnd");

	private static final Set<String> CAPTURE_METHODS = Set.of("automatic", "automatic_async", "manual");

	static Terms in(Form form) {
		return new Terms(countable(amount(form), currency(form)), currency(form), captureMethod(form), redirects(form),
				form.below("metadata"), form.get("description"));
	}

	boolean isManual() {
		return this.captureMethod.equals("manual");
	}

	private static long amount(Form form) {
		if (form.get("amount") == null) {
			throw StripeRefusal.missing("amount");
		}
		long amount = form.number("amount", 0);
		if (amount < 1) {
			throw StripeRefusal.invalid("This value must be greater than or equal to 1.", "parameter_invalid_integer",
					"amount");
		}
		if (amount > LARGEST_AMOUNT) {
			throw StripeRefusal.invalid("Amount must be no more than $999,999.99", "amount_too_large", "amount");
		}
		return amount;
	}

	private static String currency(Form form) {
		String currency = form.get("currency");
		if (currency == null) {
			throw StripeRefusal.missing("currency");
		}
		try {
			if (Currency.getInstance(currency.toUpperCase(Locale.ROOT)).getDefaultFractionDigits() >= 0) {
				return currency.toLowerCase(Locale.ROOT);
			}
		}
		catch (IllegalArgumentException ex) {
			// Falls through to the refusal: not a currency at all.
		}
		throw StripeRefusal.invalid("Invalid currency: " + currency, null, "currency");
	}

	// https://docs.stripe.com/currencies#three-decimal
	private static long countable(long amount, String currency) {
		if (THREE_DECIMALS.contains(currency) && amount % 10 != 0) {
			throw StripeRefusal.invalid("Invalid amount: in %s it must be a multiple of 10.".formatted(currency), null,
					"amount");
		}
		return amount;
	}

	private static String captureMethod(Form form) {
		String method = form.get("capture_method");
		if (method == null) {
			return "automatic_async";
		}
		if (!CAPTURE_METHODS.contains(method)) {
			throw StripeRefusal.invalid("Invalid capture_method: must be one of automatic, automatic_async, or manual",
					null, "capture_method");
		}
		return method;
	}

	// Without a list of types Stripe offers whatever the account has switched on.
	private static boolean redirects(Form form) {
		if (form.hasAny("payment_method_types")) {
			return false;
		}
		boolean switchedOff = "false".equals(form.get("automatic_payment_methods[enabled]"));
		boolean never = "never".equals(form.get("automatic_payment_methods[allow_redirects]"));
		return !switchedOff && !never;
	}

}
