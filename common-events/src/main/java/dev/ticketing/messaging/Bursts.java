package dev.ticketing.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what comes alone at once, and what comes soon after it in bursts: all that
 * has come by the end of a pause, in its order. What is passed on together is read and
 * written together, which takes a part of the work; so a busy platform keeps up for the
 * price of a pause, which an idle one does not pay.
 *
 * @param <T> what is passed on
 */
final class Bursts<T> {

	private static final Logger logger = LoggerFactory.getLogger(Bursts.class);

	private final Queue<T> waiting = new ConcurrentLinkedQueue<>();

	private final AtomicBoolean busy = new AtomicBoolean();

	private final Duration pause;

	private final Consumer<List<T>> next;

	/**
	 * @param pause how long a burst waits for the one before it
	 * @param next takes a burst, never an empty one, and no two at the same time
	 */
	Bursts(Duration pause, Consumer<List<T>> next) {
		this.pause = pause;
		this.next = next;
	}

	/**
	 * Passes on one, now or soon.
	 */
	void add(T one) {
		addAll(List.of(one));
	}

	/**
	 * Passes on all of these, now or soon.
	 */
	void addAll(Collection<? extends T> some) {
		this.waiting.addAll(some);
		if (!this.waiting.isEmpty() && this.busy.compareAndSet(false, true)) {
			Thread.startVirtualThread(this::work);
		}
	}

	private void work() {
		do {
			try {
				while (!this.waiting.isEmpty()) {
					flush();
					Thread.sleep(this.pause);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				this.busy.set(false);
			}
			// Somebody may have come between the last look and this one, and found it
			// busy.
		}
		while (!this.waiting.isEmpty() && this.busy.compareAndSet(false, true));
	}

	/**
	 * Passes on what waits without waiting any longer.
	 */
	synchronized void flush() {
		List<T> burst = new ArrayList<>();
		for (T one = this.waiting.poll(); one != null; one = this.waiting.poll()) {
			burst.add(one);
		}
		if (burst.isEmpty()) {
			return;
		}
		try {
			this.next.accept(burst);
		}
		catch (RuntimeException ex) {
			// The next burst may be better, and nobody else passes it on.
			logger.warn("{} were not passed on: {}", burst.size(), ex.toString());
		}
	}

}
