package dev.ticketing.orders.door;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What the door is told about a code.
 *
 * @param verdict {@code valid}: let them in, said once; {@code used}: somebody has
 * entered by it; {@code wrong}: it is for something else; {@code void}: it was given
 * back; {@code forged}: nobody of us has made it
 * @param usedAt since when it is used
 * @param admission which one it is, for its seller only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verdict(String verdict, @Nullable Instant usedAt, @Nullable Admitted admission) {

	static final Verdict FORGED = new Verdict("forged", null, null);

	static final Verdict WRONG = new Verdict("wrong", null, null);

	static Verdict valid(Instant usedAt, Admitted admission) {
		return new Verdict("valid", usedAt, admission);
	}

	static Verdict used(@Nullable Instant usedAt, Admitted admission) {
		return new Verdict("used", usedAt, admission);
	}

	static Verdict wrong(Admitted admission) {
		return new Verdict("wrong", null, admission);
	}

	static Verdict voided(Admitted admission) {
		return new Verdict("void", null, admission);
	}

	/**
	 * An admission that a code is about.
	 *
	 * @param number its number; absent if the admission is not there any more
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Admitted(String id, String ticketId, String title, @Nullable Integer number, String orderId) {
	}

}
