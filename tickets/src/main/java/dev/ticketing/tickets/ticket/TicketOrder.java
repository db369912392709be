package dev.ticketing.tickets.ticket;

import java.time.Instant;
import java.util.function.Function;
import java.util.regex.Pattern;

import dev.ticketing.events.Money;
import dev.ticketing.web.Refusal;
import org.jspecify.annotations.Nullable;

import org.springframework.data.domain.Sort;

/**
 * The orders that lists come in. Each is the order of one field, whose values sort as
 * text and end with the id, so that no two tickets have the same place and one range of
 * one index is a page.
 */
enum TicketOrder {

	NEWEST("_id", Ticket.NEWEST, Sort.Direction.DESC, "[0-9a-f]{24}", Ticket::id),

	PRICE("place.priceKey", Ticket.BY_PRICE, Sort.Direction.ASC, "[0-9]{9}[0-9a-f]{24}",
			(ticket) -> ticket.place().priceKey()),

	PRICE_DOWN("place.priceKey", Ticket.BY_PRICE, Sort.Direction.DESC, "[0-9]{9}[0-9a-f]{24}",
			(ticket) -> ticket.place().priceKey()),

	STARTS_AT("place.startsAtKey", Ticket.BY_START, Sort.Direction.ASC, "[0-9]{12}[0-9a-f]{24}",
			(ticket) -> ticket.place().startsAtKey());

	// Behind everything that has a date.
	private static final long SOME_DAY = 999_999_999_999L;

	private final String field;

	private final String index;

	private final Sort.Direction direction;

	private final Pattern keys;

	private final Function<Ticket, String> key;

	TicketOrder(String field, String index, Sort.Direction direction, String keys, Function<Ticket, String> key) {
		this.field = field;
		this.index = index;
		this.direction = direction;
		this.keys = Pattern.compile(keys);
		this.key = key;
	}

	/**
	 * Prices are compared by their minor units, whatever the currency.
	 */
	static String priceKey(String id, Money price) {
		return "%09d%s".formatted(price.amount(), id);
	}

	static String startsAtKey(String id, @Nullable Instant startsAt) {
		return "%012d%s".formatted((startsAt != null) ? startsAt.getEpochSecond() : SOME_DAY, id);
	}

	/**
	 * @throws Refusal if there is no such order
	 */
	static TicketOrder named(@Nullable String name) {
		return switch (name) {
			case null -> NEWEST;
			case "newest" -> NEWEST;
			case "price" -> PRICE;
			case "-price" -> PRICE_DOWN;
			case "startsAt" -> STARTS_AT;
			default -> throw Refusal.invalid("sort", "sort must be newest, price, -price or startsAt.");
		};
	}

	String field() {
		return this.field;
	}

	String index() {
		return this.index;
	}

	boolean descending() {
		return this.direction.isDescending();
	}

	Sort sort() {
		return Sort.by(this.direction, this.field);
	}

	/**
	 * The place of a ticket in this order.
	 */
	String key(Ticket ticket) {
		return this.key.apply(ticket);
	}

	boolean isKey(String text) {
		return this.keys.matcher(text).matches();
	}

}
