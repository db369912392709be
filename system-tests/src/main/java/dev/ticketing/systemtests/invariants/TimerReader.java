package dev.ticketing.systemtests.invariants;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;

/**
 * Reads the timers from Redis.
 */
final class TimerReader implements AutoCloseable {

	private static final List<String> SETS = List.of("{expiration}:due", "{expiration}:leased");

	private final RedisClient client;

	TimerReader(String url) {
		this.client = RedisClient.create(url);
	}

	Map<String, Double> all() {
		Map<String, Double> all = new TreeMap<>();
		try (StatefulRedisConnection<String, String> redis = this.client.connect()) {
			SETS.forEach((set) -> redis.sync()
				.zrangeWithScores(set, 0, -1)
				.forEach((timer) -> all.put(timer.getValue(), timer.getScore())));
		}
		return all;
	}

	@Override
	public void close() {
		this.client.close();
	}

}
