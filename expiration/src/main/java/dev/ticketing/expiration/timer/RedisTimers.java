package dev.ticketing.expiration.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import dev.ticketing.store.Merged;
import org.jspecify.annotations.Nullable;

import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.core.DefaultTypedTuple;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Timers in Redis: a sorted set of what is due, one of what is lent, and a key that says
 * that nothing was lost, because it would be lost too. Timers that are set at the same
 * time are set in one round trip.
 */
final class RedisTimers implements Timers {

	private static final int ROUND = 1000;

	private static final Duration LONGEST_REFILL = Duration.ofMinutes(10);

	@SuppressWarnings("rawtypes") // a class literal has no type arguments
	private static final RedisScript<List> CLAIM = RedisScript.of(new ClassPathResource("claim.lua", RedisTimers.class),
			List.class);

	private static final RedisScript<Boolean> COMPLETE = RedisScript
		.of(new ClassPathResource("complete.lua", RedisTimers.class), Boolean.class);

	// One at a time each, so that of two for the same id the later one stands.
	private final Merged<Due, Boolean> setting = new Merged<>(ROUND, this::setTogether);

	private final Merged<String, Boolean> cancelling = new Merged<>(ROUND, this::cancelTogether);

	private final StringRedisTemplate redis;

	private final String due;

	private final String leased;

	private final String epoch;

	private final String mark;

	/**
	 * @param name before all keys; in braces, so that a cluster keeps them together
	 */
	RedisTimers(StringRedisTemplate redis, String name) {
		this.redis = redis;
		this.due = "{" + name + "}:due";
		this.leased = "{" + name + "}:leased";
		this.epoch = "{" + name + "}:epoch";
		this.mark = "{" + name + "}:refill:";
	}

	@Override
	public void set(String id, Instant due) {
		this.setting.ask(new Due(id, due));
	}

	private List<Boolean> setTogether(List<Due> together) {
		Map<String, TypedTuple<String>> last = new HashMap<>();
		together.forEach((due) -> last.put(due.id(), tuple(due)));
		this.redis.opsForZSet().add(this.due, Set.copyOf(last.values()));
		return Collections.nCopies(together.size(), true);
	}

	private static TypedTuple<String> tuple(Due due) {
		return new DefaultTypedTuple<>(due.id(), (double) millis(due.at()));
	}

	// Rounded up: a fraction of a millisecond early is early.
	private static long millis(Instant due) {
		return due.plusNanos(999_999).toEpochMilli();
	}

	@Override
	public void cancel(String id) {
		this.cancelling.ask(id);
	}

	private List<Boolean> cancelTogether(List<String> ids) {
		this.redis.opsForZSet().remove(this.due, ids.toArray());
		return Collections.nCopies(ids.size(), true);
	}

	@Override
	public Claim claim(Instant now, int atMost, Duration lease) {
		List<?> answer = this.redis.execute(CLAIM, List.of(this.due, this.leased, this.epoch),
				Long.toString(now.toEpochMilli()), Integer.toString(atMost),
				Long.toString(now.plus(lease).toEpochMilli()));
		List<String> ids = ((List<?>) answer.get(0)).stream().map(String.class::cast).toList();
		return new Claim(ids, instant((String) answer.get(1)), ((Long) answer.get(2)).intValue(),
				(Long) answer.get(3) == 1);
	}

	private static @Nullable Instant instant(String score) {
		return score.isEmpty() ? null : Instant.ofEpochMilli((long) Double.parseDouble(score));
	}

	@Override
	public void done(Collection<String> ids) {
		if (!ids.isEmpty()) {
			this.redis.opsForZSet().remove(this.leased, ids.toArray());
		}
	}

	@Override
	public boolean refill(Iterator<Due> all) {
		String mark = this.mark + UUID.randomUUID();
		this.redis.opsForValue().set(mark, "", LONGEST_REFILL);
		Set<TypedTuple<String>> round = new HashSet<>();
		while (all.hasNext()) {
			round.add(tuple(all.next()));
			if (round.size() == ROUND || !all.hasNext()) {
				this.redis.opsForZSet().add(this.due, round);
				round.clear();
			}
		}
		return this.redis.execute(COMPLETE, List.of(mark, this.epoch), mark);
	}

}
