package dev.ticketing.local.stripe;

import java.math.BigDecimal;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * The page on which a buyer's bank would ask whether it is them.
 */
final class AuthenticationPage {

	private static final String STYLE = """
			<style>:root{color-scheme:light dark;--edge:light-dark(#d8dde6,#3a4250)}
			body{font:16px/1.5 system-ui;margin:0;min-height:100vh;display:grid;place-items:center;
			background:light-dark(#f4f6fa,#12161d)}
			main{background:light-dark(#fff,#1b212b);border:1px solid var(--edge);border-radius:14px;padding:2rem;
			width:min(22rem,calc(100vw - 4rem))}h1{font-size:1.25rem;margin:0 0 .5rem}p{margin:.5rem 0}
			strong{font-size:1.5rem}button{font:inherit;font-weight:600;width:100%;padding:.7rem;margin-top:.75rem;
			border-radius:9px;border:1px solid var(--edge);background:none;color:inherit;cursor:pointer}
			button.yes{background:#1f6f43;border-color:#1f6f43;color:#fff}small{opacity:.75}</style>
			""";

	private AuthenticationPage() {
	}

	static String question(PaymentIntent intent, @Nullable String returnUrl) {
		return page("Confirm your payment", """
				<h1>Is this you?</h1>
				<p>Your bank asks you to confirm a payment of</p>
				<p><strong>%s</strong></p>
				<form method="post"><input type="hidden" name="client_secret" value="%s">
				<input type="hidden" name="return_url" value="%s">
				<button class="yes" name="outcome" value="succeed">Yes, confirm</button>
				<button name="outcome" value="fail">No, it is not me</button></form>
				<p><small>This is a simulation: no card is charged.</small></p>
				""".formatted(amount(intent.terms()), escaped(intent.clientSecret()),
				escaped((returnUrl != null) ? returnUrl : "")));
	}

	static String done() {
		return page("Thank you", "<h1>Thank you</h1><p>You can close this page and go back to the shop.</p>");
	}

	/** Whether a browser may be sent there. */
	static boolean isPage(String url) {
		try {
			return URI.create(url).getScheme() instanceof String scheme && scheme.matches("https?");
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String page(String title, String body) {
		return """
				<!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
				<meta name="viewport" content="width=device-width, initial-scale=1">%s<main>%s</main></html>
				""".formatted(title, STYLE, body);
	}

	private static String amount(Terms terms) {
		String code = terms.currency().toUpperCase(Locale.ROOT);
		int digits = Currency.getInstance(code).getDefaultFractionDigits();
		return BigDecimal.valueOf(terms.amount(), digits).toPlainString() + " " + code;
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}

}
