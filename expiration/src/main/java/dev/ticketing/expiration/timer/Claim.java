package dev.ticketing.expiration.timer;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a claimer was lent, and what it was told besides.
 *
 * @param ids what is due, for this claimer alone until the lease ends
 * @param next when there will be something to claim again; null if nobody knows of
 * anything
 * @param lapsed how many ids came back because their claimer said nothing in time
 * @param complete false if the timers have been lost and must be filled again
 */
public record Claim(List<String> ids, @Nullable Instant next, int lapsed, boolean complete) {
}
