package dev.ticketing.tickets.ticket;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;

import dev.ticketing.events.Money;
import dev.ticketing.web.Refusal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * What a seller sends to put a ticket on offer or to change it. When it changes one,
 * currency, quantity and maxPerOrder stay as they are where left out, and description,
 * venue, startsAt, timeZone and refundableUntil are cleared.
 */
record TicketDraft(
		@NotBlank(message = "A ticket needs a title.") @Size(max = 200,
				message = "title can have 200 characters at most.") @Pattern(regexp = ONE_LINE,
						message = "title must be one line.") String title,
		@NotNull(message = "A ticket needs a price.") @DecimalMin(value = "0", inclusive = false,
				message = "price must be more than 0.") @DecimalMax(value = "999999.99",
						message = "price must not be more than 999999.99.") BigDecimal price,
		@Schema(defaultValue = "USD", description = "ISO 4217") @Nullable String currency,
		@Schema(defaultValue = "1") @Min(value = 1, message = "quantity must be from 1 to 100000.") @Max(
				value = 100_000, message = "quantity must be from 1 to 100000.") @Nullable Integer quantity,
		@Schema(defaultValue = "10") @Min(value = 1, message = "maxPerOrder must be from 1 to 100.") @Max(value = 100,
				message = "maxPerOrder must be from 1 to 100.") @Nullable Integer maxPerOrder,
		@Size(max = 5000, message = "description can have 5000 characters at most.") @Nullable String description,
		@Size(max = 200, message = "venue can have 200 characters at most.") @Pattern(regexp = ONE_LINE,
				message = "venue must be one line.") @Nullable String venue,
		@Schema(format = "date-time") @Nullable String startsAt,
		@Schema(description = "Whose clocks the place goes by, such as Europe/Berlin") @Nullable String timeZone,
		@Schema(format = "date-time",
				description = "Until when a paid order can be cancelled; if left out, it can't") @Nullable String refundableUntil) {

	private static final String ONE_LINE = "[^\\t\\r\\n]*";

	private static final Instant LATEST = OffsetDateTime.of(9999, 12, 31, 0, 0, 0, 0, ZoneOffset.UTC).toInstant();

	/**
	 * The offer that this draft is, on its own.
	 * @throws Refusal if it is none
	 */
	Offer toOffer() {
		return toOffer("USD", 1, 10);
	}

	/**
	 * The offer that this draft makes of another one.
	 * @throws Refusal if it is none
	 */
	Offer toOffer(Offer current) {
		return toOffer(current.price().currency(), current.quantity(), current.maxPerOrder());
	}

	/**
	 * Finds what is wrong whatever ticket it is for.
	 * @throws Refusal if something is
	 */
	void check() {
		instant("startsAt", this.startsAt);
		zone(this.timeZone);
		instant("refundableUntil", this.refundableUntil);
		if (this.currency != null) {
			money(this.currency);
		}
	}

	private Offer toOffer(String usualCurrency, int usualQuantity, int usualMaxPerOrder) {
		return new Offer(this.title.strip(), text(this.description), text(this.venue),
				instant("startsAt", this.startsAt), zone(this.timeZone),
				money((this.currency != null) ? this.currency : usualCurrency),
				(this.quantity != null) ? this.quantity : usualQuantity,
				(this.maxPerOrder != null) ? this.maxPerOrder : usualMaxPerOrder,
				instant("refundableUntil", this.refundableUntil));
	}

	private Money money(String code) {
		int decimals = decimals(code);
		if (this.price.scale() > decimals) {
			throw Refusal.invalid("price", (decimals == 0) ? "A price in %s has no decimals.".formatted(code)
					: "A price in %s has %d decimals at most.".formatted(code, decimals));
		}
		Money money = Money.of(this.price, code);
		if (decimals == 3 && money.amount() % 10 != 0) {
			// https://docs.stripe.com/currencies#three-decimal
			throw Refusal.invalid("price",
					"A price in %s must be a multiple of 0.010, since cards can't be charged for less."
						.formatted(code));
		}
		return money;
	}

	private static int decimals(String code) {
		try {
			int decimals = Currency.getInstance(code).getDefaultFractionDigits();
			if (decimals >= 0) {
				return decimals;
			}
		}
		catch (IllegalArgumentException ex) {
			// falls through to the refusal
		}
		throw Refusal.invalid("currency", "currency must be an ISO 4217 code such as USD.");
	}

	private static @Nullable String text(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : text.strip();
	}

	private static @Nullable String zone(@Nullable String text) {
		if (text != null && !ZoneId.getAvailableZoneIds().contains(text)) {
			throw Refusal.invalid("timeZone", "timeZone must be the name of a time zone such as Europe/Berlin.");
		}
		return text;
	}

	private static @Nullable Instant instant(String field, @Nullable String text) {
		if (text == null) {
			return null;
		}
		try {
			Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
			if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LATEST)) {
				return instant;
			}
		}
		catch (DateTimeException ex) {
			// falls through to the refusal
		}
		throw Refusal.invalid(field, field + " must be a time such as 2027-05-01T19:30:00Z.");
	}

}
