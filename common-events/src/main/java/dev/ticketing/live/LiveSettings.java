package dev.ticketing.live;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much may be followed at once, in one instance of a service.
 *
 * @param interval how often the store is asked for changes; what is followed by nobody is
 * not asked for
 * @param heartbeat after how long without a change a comment is sent, so that nobody in
 * between thinks the connection dead
 * @param longest after how long a stream ends at the latest; browsers connect again
 * @param most how many streams there may be; a few dozen KB of memory each
 * @param perUser how many of them may be of one person who is signed in
 * @param perAddress how many of them may be of one address that is not
 */
@ConfigurationProperties("ticketing.live")
public record LiveSettings(@DefaultValue("400ms") Duration interval, @DefaultValue("15s") Duration heartbeat,
		@DefaultValue("30m") Duration longest, @DefaultValue("1500") int most, @DefaultValue("20") int perUser,
		@DefaultValue("1000") int perAddress) {
}
