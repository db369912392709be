package dev.ticketing.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;

/**
 * Does together what was asked for at the same time: whatever has queued while the last
 * batch ran is the next one. There is no timer, so whoever is alone is served at once.
 *
 * @param <I> what is asked
 * @param <O> what is answered
 */
public final class Merged<I, O> {

	/**
	 * Whether everything is done by itself, for seeing what merging is worth.
	 */
	private static final boolean OFF = "off".equals(System.getProperty("ticketing.merging"));

	private final ConcurrentLinkedQueue<Asked<I, O>> queue = new ConcurrentLinkedQueue<>();

	private final Semaphore lane = new Semaphore(1);

	private final int most;

	private final Function<List<I>, List<O>> work;

	/**
	 * @param most how many may be in one batch
	 * @param work answers a batch, in its order; no two at the same time
	 */
	public Merged(int most, Function<List<I>, List<O>> work) {
		this.most = most;
		this.work = work;
	}

	/**
	 * Asks, and waits for the answer. Fails as the whole batch failed.
	 */
	public O ask(I input) {
		if (OFF) {
			return this.work.apply(List.of(input)).getFirst();
		}
		Asked<I, O> asked = new Asked<>(input, new CompletableFuture<>());
		this.queue.add(asked);
		if (this.lane.tryAcquire()) {
			Thread.startVirtualThread(this::drain);
		}
		try {
			return asked.answer.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure : ex;
		}
	}

	/**
	 * How many wait for their batch.
	 */
	int waiting() {
		return this.queue.size();
	}

	private void drain() {
		do {
			try {
				List<Asked<I, O>> batch = next();
				while (!batch.isEmpty()) {
					run(batch);
					batch = next();
				}
			}
			finally {
				this.lane.release();
			}
			// Somebody may have queued between the last look and the release, and found
			// the lane taken.
		}
		while (!this.queue.isEmpty() && this.lane.tryAcquire());
	}

	private List<Asked<I, O>> next() {
		List<Asked<I, O>> batch = new ArrayList<>();
		while (batch.size() < this.most) {
			Asked<I, O> asked = this.queue.poll();
			if (asked == null) {
				break;
			}
			batch.add(asked);
		}
		return batch;
	}

	private void run(List<Asked<I, O>> batch) {
		try {
			List<O> answers = this.work.apply(batch.stream().map(Asked::input).toList());
			for (int i = 0; i < batch.size(); i++) {
				batch.get(i).answer.complete(answers.get(i));
			}
		}
		catch (Throwable ex) {
			batch.forEach((asked) -> asked.answer.completeExceptionally(ex));
		}
	}

	private record Asked<I, O>(I input, CompletableFuture<O> answer) {
	}

}
