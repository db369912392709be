package dev.ticketing.expiration.deadline;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How deadlines are watched.
 *
 * @param grace how long after a deadline the sweep takes it for missed by the alarm
 * @param sweepInterval how often the sweep looks; with the grace, it bounds how late an
 * event is without Redis
 * @param lease after how long a deadline that an instance took and did not finish is
 * given to another
 * @param keep how long a deadline is kept after it has passed or its order has ended;
 * longer than the streams keep events, so that an old one told again changes nothing
 */
@ConfigurationProperties("expiration")
record DeadlineSettings(@DefaultValue("1s") Duration grace, @DefaultValue("1s") Duration sweepInterval,
		@DefaultValue("10s") Duration lease, @DefaultValue("30d") Duration keep) {
}
