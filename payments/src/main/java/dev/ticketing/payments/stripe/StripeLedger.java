package dev.ticketing.payments.stripe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Stripe's books, to be compared with ours. Both calls may throw {@link StripeSilent}.
 */
public interface StripeLedger {

	/**
	 * Reads all intents that were made since then, newest first, and hands them over page
	 * by page. Intents that are made meanwhile may be missing.
	 */
	void since(Instant from, Consumer<List<BookedIntent>> reader);

	/**
	 * Looks an intent up; nothing if Stripe has none by this id.
	 */
	Optional<BookedIntent> find(String id);

}
