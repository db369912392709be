package dev.ticketing.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.mongodb.MongoSocketException;
import com.mongodb.ServerAddress;
import dev.ticketing.simulation.store.StoreGate;
import org.bson.Document;

/**
 * One instance of a service. It works on one task, and stops before each effect until it
 * is told to go on.
 */
public final class Process implements StoreGate {

	private static final Set<Class<? extends Throwable>> BLUNDERS = Set.of(NullPointerException.class,
			ClassCastException.class, UnsupportedOperationException.class, IllegalArgumentException.class,
			IndexOutOfBoundsException.class, java.util.NoSuchElementException.class);

	private final String name;

	private final Semaphore mayGoOn = new Semaphore(0);

	private final Semaphore hasStopped = new Semaphore(0);

	private final Queue<Runnable> later = new ArrayDeque<>();

	private final StoreGate watch;

	private Accident accident = Accident.NONE;

	private boolean alive = true;

	private int pace = 40;

	private String task = "";

	private String effect = "";

	private Throwable failure;

	private Throwable gap;

	private final Past past;

	/**
	 * @param watch sees every command that gets through
	 * @param past notes all that it hears
	 */
	Process(String name, StoreGate watch, Past past) {
		this.name = name;
		this.watch = watch;
		this.past = past;
	}

	/**
	 * Begins a task, up to its first effect.
	 */
	void begin(String task, Runnable work) {
		this.task = task;
		this.past.heard(this.name, task);
		Thread.startVirtualThread(() -> {
			try {
				work.run();
			}
			catch (Death | RuntimeException ex) {
				// The dead do nothing more; a failed task is its caller's affair.
				this.failure = ex;
			}
			finally {
				this.task = "";
				this.effect = "";
				this.hasStopped.release();
			}
		});
		this.hasStopped.acquireUninterruptibly();
	}

	/**
	 * Lets the effect happen, or not, and the task go on to the next.
	 */
	void goOn(Accident accident) {
		this.accident = accident;
		this.mayGoOn.release();
		this.hasStopped.acquireUninterruptibly();
	}

	/**
	 * Ends the task at hand, wherever it is.
	 */
	void abandon() {
		if (stopped()) {
			goOn(Accident.DEATH_BEFORE);
		}
	}

	/**
	 * Stops before an effect, which then happens, or not.
	 * @param outage what whoever wants it gets when it can't be had
	 */
	public <T> T effect(String effect, Supplier<RuntimeException> outage, Supplier<T> execution) {
		if (this.task.isEmpty()) {
			return execution.get(); // while the world is made
		}
		stop(effect);
		if (this.accident.before()) {
			fail(outage);
		}
		T result = execute(execution);
		if (this.accident.after()) {
			fail(outage);
		}
		this.past.heard(this.name, result);
		return result;
	}

	private <T> T execute(Supplier<T> execution) {
		try {
			return execution.get();
		}
		catch (RuntimeException ex) {
			this.past.heard(this.name, ex);
			throw ex;
		}
	}

	/**
	 * Where it stands.
	 */
	String state() {
		return this.alive ? "%s %s: %s, %d, %s".formatted(this.name, this.task, this.effect, this.later.size(),
				this.past.of(this.name)) : this.name + " is dead";
	}

	private void stop(String effect) {
		if (!this.alive) {
			throw new Death(this.name);
		}
		this.effect = effect;
		this.hasStopped.release();
		this.mayGoOn.acquireUninterruptibly();
		// Whoever would wait for a moment now, waits for nothing: time is simulated.
		LockSupport.unpark(Thread.currentThread());
	}

	private void fail(Supplier<RuntimeException> outage) {
		if (!this.accident.deadly()) {
			this.past.heard(this.name, this.accident);
			throw outage.get();
		}
		this.alive = false;
		this.later.clear();
		throw new Death(this.name);
	}

	@Override
	public <T> T pass(String collection, Document command, Supplier<T> execution) {
		this.past.made(this.name, command);
		return effect(command.keySet().iterator().next() + " " + collection,
				() -> new MongoSocketException("no answer", new ServerAddress()),
				() -> this.watch.pass(collection, command, execution));
	}

	@Override
	public UnsupportedOperationException lacks(String what) {
		UnsupportedOperationException lacking = StoreGate.super.lacks(what);
		this.gap = lacking;
		return lacking;
	}

	/**
	 * Has something done after the task that is at hand.
	 */
	public void later(Runnable work) {
		this.later.add(work);
	}

	Runnable nextLater() {
		return this.later.poll();
	}

	boolean hasLater() {
		return !this.later.isEmpty();
	}

	/**
	 * What the last task ended with, if it was none of what may happen to it.
	 */
	Throwable blunder() {
		Throwable cause = (this.gap != null) ? this.gap : this.failure;
		while (cause != null && cause.getCause() != null) {
			cause = cause.getCause();
		}
		this.failure = null;
		this.gap = null;
		Throwable last = cause;
		return BLUNDERS.stream().anyMatch((blunder) -> blunder.isInstance(last)) ? last : null;
	}

	/**
	 * How quick it is, against the others.
	 */
	void pace(int pace) {
		this.pace = pace;
	}

	int pace() {
		return this.pace;
	}

	void revive() {
		this.later.clear();
		this.alive = true;
		this.past.forget(this.name);
	}

	boolean alive() {
		return this.alive;
	}

	boolean idle() {
		return this.alive && this.task.isEmpty();
	}

	/**
	 * Whether it stands before an effect.
	 */
	boolean stopped() {
		return this.alive && !this.task.isEmpty();
	}

	String effect() {
		return this.effect;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
