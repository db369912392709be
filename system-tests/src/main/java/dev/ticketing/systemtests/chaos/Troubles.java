package dev.ticketing.systemtests.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import dev.ticketing.systemtests.chaos.FaultPlan.Planned;
import dev.ticketing.systemtests.faults.Weather;

/**
 * Has things fail as planned, until told to stop; then all is mended.
 */
final class Troubles implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicInteger struck = new AtomicInteger();

	private final Stage stage;

	private final Instant until;

	private final Journal journal;

	private final List<Future<Integer>> running;

	Troubles(Stage stage, Instant until, Journal journal) {
		this.stage = stage;
		this.until = until;
		this.journal = journal;
		FaultPlan plan = new FaultPlan(stage.settings().seed());
		this.running = List.of(this.lanes.submit(lane(plan::nextEnd)), this.lanes.submit(lane(plan::nextTrouble)));
	}

	private Callable<Integer> lane(Supplier<Planned> plan) {
		return () -> {
			for (Planned next = plan.get(); goesOn(next.before()); next = plan.get()) {
				strike(next);
			}
			return this.struck.get();
		};
	}

	private boolean goesOn(Duration pause) throws InterruptedException {
		Thread.sleep(pause);
		return Instant.now().isBefore(this.until);
	}

	private void strike(Planned planned) throws InterruptedException {
		this.journal.say(planned.fault() + " for " + planned.lasts().toMillis() + " ms");
		try {
			planned.fault().strike(this.stage);
			this.struck.incrementAndGet();
		}
		catch (RuntimeException ex) {
			// What it was to strike is down already.
			this.journal.say(planned.fault() + " did not strike: " + firstLine(ex));
		}
		Thread.sleep(planned.lasts());
		mend(planned.fault());
	}

	// What starts while something else is away may end again, as it may in life.
	private void mend(Fault fault) throws InterruptedException {
		Instant end = Instant.now().plus(PATIENCE);
		while (true) {
			try {
				fault.mend(this.stage);
				this.journal.say(fault + " is mended");
				return;
			}
			catch (RuntimeException ex) {
				if (Instant.now().isAfter(end)) {
					throw ex;
				}
				this.journal.say(fault + " is not mended yet: " + firstLine(ex));
				Thread.sleep(500);
			}
		}
	}

	private static String firstLine(RuntimeException ex) {
		return ex.toString().lines().filter((line) -> !line.isBlank()).findFirst().orElse("");
	}

	int struck() {
		return this.struck.get();
	}

	/**
	 * Waits for what fails now to be mended, and for all parts to be ready.
	 */
	@Override
	public void close() {
		try {
			for (Future<Integer> lane : this.running) {
				lane.get();
			}
			this.stage.links().values().forEach((link) -> link.become(new Weather.Fair()));
			this.stage.dev("up");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("What failed could not be mended", ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.lanes.close();
		}
	}

}
