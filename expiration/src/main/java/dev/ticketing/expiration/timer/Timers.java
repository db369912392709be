package dev.ticketing.expiration.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;

/**
 * Times at which something is due, shared by all instances. An id that is due is lent to
 * one claimer at a time, and comes back by itself if that one dies.
 * <p>
 * Every call may throw a {@link RuntimeException} within a second when the timers are out
 * of reach. They may forget everything; {@link Claim#complete()} then says so.
 */
public interface Timers {

	/**
	 * Has the id come due at this time, instead of at any other.
	 */
	void set(String id, Instant due);

	/**
	 * Has the id never come due.
	 */
	void cancel(String id);

	/**
	 * Lends out ids that are due, the longest overdue first.
	 * @param now up to which time; nothing is lent before its own
	 * @param atMost how many ids
	 * @param lease after how long an id whose claimer said nothing is lent again
	 */
	Claim claim(Instant now, int atMost, Duration lease);

	/**
	 * Ends the lending of ids: what they were due for is done.
	 */
	void done(Collection<String> ids);

	/**
	 * Sets all timers there should be, after which the timers are complete.
	 * @return whether they are; not if they were lost again meanwhile
	 */
	boolean refill(Iterator<Due> all);

	/**
	 * When an id is due.
	 */
	record Due(String id, Instant at) {
	}

}
