package dev.ticketing.tickets.ticket;

import java.util.List;

import dev.ticketing.web.PlainText;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for.
 *
 * @param q words, or beginnings of words, that all stand in the title or the venue
 * @param seller "me" for one's own tickets, whether on sale or not
 * @param availability "any" for the sold out as well
 */
record TicketSearch(
		@Schema(description = "words, or beginnings of words, of the title and the venue") @Nullable String q,
		@Schema(allowableValues = "me",
				description = "one's own tickets, whether on sale or not") @Nullable String seller,
		@Schema(allowableValues = "any", description = "the sold out as well") @Nullable String availability,
		@Schema(allowableValues = {
				"newest", "price", "-price", "startsAt" }, defaultValue = "newest",
				description = "prices are compared by their minor units, whatever the currency") @Nullable String sort){

	private static final int LONGEST = 200;

	/**
	 * @throws Refusal if a parameter is not one of those it can be
	 */
	void check() {
		if (this.q != null && (this.q.length() > LONGEST || !PlainText.isPlain(this.q))) {
			throw Refusal.invalid("q", "q must be a text of 200 characters at most.");
		}
		if (this.seller != null && !this.seller.equals("me")) {
			throw Refusal.invalid("seller", "seller can only be me.");
		}
		if (this.availability != null && !this.availability.equals("any")) {
			throw Refusal.invalid("availability", "availability can only be any.");
		}
		TicketOrder.named(this.sort);
	}

	TicketOrder order() {
		return TicketOrder.named(this.sort);
	}

	boolean mine() {
		return this.seller != null;
	}

	List<String> words() {
		return (this.q != null) ? Words.of(this.q) : List.of();
	}

	/**
	 * Whether there is something to look for, but no word: nothing has it.
	 */
	boolean hopeless() {
		return this.q != null && !this.q.isBlank() && words().isEmpty();
	}

	List<Shelf> shelves() {
		if (mine()) {
			return List.of(Shelf.values());
		}
		return (this.availability != null) ? List.of(Shelf.ON_SALE, Shelf.SOLD_OUT) : List.of(Shelf.ON_SALE);
	}

}
