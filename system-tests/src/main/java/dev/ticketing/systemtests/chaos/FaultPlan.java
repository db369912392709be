package dev.ticketing.systemtests.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import dev.ticketing.systemtests.faults.Weather;

/**
 * What fails, and when: two sequences that go on beside each other, one of processes that
 * end, one of everything that passes by itself. Both follow from the seed alone.
 */
final class FaultPlan {

	private static final List<String> KILLED = List.of("orders", "payments", "expiration", "tickets", "orders",
			"payments", "nats", "mongo-orders", "mongo-payments", "stripe", "auth", "redis", "mongo-expiration",
			"mongo-tickets", "gateway", "orders", "payments");

	private static final List<String> PAUSED = List.of("orders", "payments", "expiration", "tickets", "nats", "redis",
			"mongo-orders", "mongo-payments", "mongo-tickets", "mongo-expiration", "stripe", "orders");

	private static final List<String> STORMY = List.of("nats", "mongo-orders", "mongo-payments", "stripe", "redis",
			"mongo-tickets", "mongo-expiration", "mongo-auth", "mongo-orders", "nats");

	private final Random processes;

	private final Random weather;

	FaultPlan(long seed) {
		this.processes = new Random(seed);
		this.weather = new Random(~seed);
	}

	/**
	 * The next process that ends.
	 */
	Planned nextEnd() {
		Random dice = this.processes;
		Duration before = millis(dice, 500, 2_500);
		Duration lasts = millis(dice, 0, 1_500);
		boolean gently = dice.nextInt(8) == 0;
		Fault fault = gently ? new Fault.Restart(one(Stage.SERVICES, dice)) : new Fault.Kill(one(KILLED, dice));
		return new Planned(before, fault, lasts);
	}

	/**
	 * The next thing that passes.
	 */
	Planned nextTrouble() {
		Random dice = this.weather;
		Duration before = millis(dice, 200, 1_500);
		Duration lasts = millis(dice, 500, 5_500);
		long seed = dice.nextLong();
		List<Supplier<Fault>> kinds = List.of(() -> new Fault.Pause(one(PAUSED, dice)),
				() -> new Fault.Storm(one(STORMY, dice), weather(dice)),
				() -> new Fault.Storm(one(STORMY, dice), weather(dice)), Fault.Forget::new,
				() -> new Fault.BankTrouble(seed, 10 + dice.nextInt(40)),
				() -> new Fault.TellAgain(seed, 5 + dice.nextInt(30)));
		return new Planned(before, kinds.get(dice.nextInt(kinds.size())).get(), lasts);
	}

	private static Weather weather(Random dice) {
		List<Weather> kinds = List.of(new Weather.Cut(), new Weather.Slow(millis(dice, 50, 500)), new Weather.Deaf(),
				new Weather.Flaky(1 + dice.nextInt(20)), new Weather.Stalled());
		return one(kinds, dice);
	}

	private static <T> T one(List<T> all, Random dice) {
		return all.get(dice.nextInt(all.size()));
	}

	private static Duration millis(Random dice, int from, int to) {
		return Duration.ofMillis(from + dice.nextInt(to - from));
	}

	/**
	 * A fault with its time.
	 *
	 * @param before how long all is well before it, after the last one was mended
	 * @param lasts how long until it is mended
	 */
	record Planned(Duration before, Fault fault, Duration lasts) {
	}

}
