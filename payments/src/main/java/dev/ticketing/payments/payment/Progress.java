package dev.ticketing.payments.payment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mongodb.core.index.Indexed;

/**
 * How the work on the step that is due goes.
 *
 * @param since when somebody last began to work on it; nothing while no step is due, so
 * that the index holds only what there is to do
 * @param takeovers how often it was begun anew by somebody else
 * @param abandoned whether nobody works on it: who did got no answer
 * @param spentKeys how many idempotency keys Stripe has used up without doing anything
 * for them, over all steps
 */
record Progress(@Indexed(sparse = true) @Nullable Instant since, int takeovers, boolean abandoned, int spentKeys) {

	private static final Duration SHORTEST = Duration.ofSeconds(15);

	private static final Duration LONGEST = Duration.ofHours(1);

	private static final int DOUBLINGS = 10;

	static Progress none() {
		return new Progress(null, 0, false, 0);
	}

	Progress begun(Instant now) {
		return new Progress(now, 0, false, this.spentKeys);
	}

	Progress takenOver(Instant now) {
		return new Progress(now, this.takeovers + 1, false, this.spentKeys);
	}

	/**
	 * How long to wait until looking once more at what takes its time: twice as long each
	 * time, an hour at most.
	 */
	Duration patience() {
		Duration doubled = SHORTEST.multipliedBy(1L << Math.min(this.takeovers, DOUBLINGS));
		return (doubled.compareTo(LONGEST) < 0) ? doubled : LONGEST;
	}

	Progress leftAlone() {
		return new Progress(this.since, this.takeovers, true, this.spentKeys);
	}

	Progress ended() {
		return new Progress(null, 0, false, this.spentKeys);
	}

	Progress keySpent() {
		return new Progress(this.since, this.takeovers, this.abandoned, this.spentKeys + 1);
	}

}
