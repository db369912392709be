package dev.ticketing.expiration.timer;

import java.time.Duration;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.resource.Delay;

import org.springframework.boot.data.redis.autoconfigure.ClientResourcesBuilderCustomizer;
import org.springframework.boot.data.redis.autoconfigure.LettuceClientOptionsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;

/**
 * Timers in Redis, by a client that fails at once while there is none, and looks often
 * whether it is back.
 */
@Configuration(proxyBeanMethods = false)
class RedisTimersConfiguration {

	@Bean
	RedisTimers timers(StringRedisTemplate redis) {
		return new RedisTimers(redis, "expiration");
	}

	// What is not sent now must not be sent later: a claim that nobody waits for any more
	// would lend ids to nobody.
	@Bean
	LettuceClientOptionsBuilderCustomizer failAtOnce() {
		return (options) -> options.disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS);
	}

	// The client's own delay grows to half a minute.
	@Bean
	ClientResourcesBuilderCustomizer reconnectSoon() {
		return (resources) -> resources.reconnectDelay(Delay.constant(Duration.ofMillis(250)));
	}

}
