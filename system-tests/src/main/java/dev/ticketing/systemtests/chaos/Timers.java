package dev.ticketing.systemtests.chaos;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/**
 * What only makes deadlines punctual.
 */
final class Timers {

	private Timers() {
	}

	/**
	 * Deletes all that Redis knows.
	 */
	static void forget(String url) {
		try (RedisClient client = RedisClient.create(url);
				StatefulRedisConnection<String, String> redis = client.connect()) {
			redis.sync().flushall();
		}
	}

}
