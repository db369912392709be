package dev.ticketing.store;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.client.MongoClient;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Lets a start wait for a MongoDB that is still on its way, as everything is on a machine
 * or a cluster that has just begun: also for the account, which somebody may be about to
 * make. Bounded, so that what is set wrong ends in an error.
 */
final class AwaitStore implements BeanPostProcessor {

	private static final Logger logger = LoggerFactory.getLogger(AwaitStore.class);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Supplier<StoreSettings> settings;

	AwaitStore(Supplier<StoreSettings> settings) {
		this.settings = settings;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof MongoClient client) {
			Duration patience = this.settings.get().startPatience();
			if (patience.isPositive()) {
				untilEnded(() -> await(client, patience));
			}
		}
		return bean;
	}

	/**
	 * A process that is asked to end can't while its start goes on, so this gives up
	 * then.
	 */
	private static void untilEnded(Runnable task) {
		Thread starting = Thread.currentThread();
		Thread end = Thread.ofPlatform().unstarted(starting::interrupt);
		Runtime.getRuntime().addShutdownHook(end);
		try {
			task.run();
		}
		catch (MongoInterruptedException ex) {
			logger.warn("Waits for MongoDB no longer: this process is asked to end");
			throw ex;
		}
		finally {
			forget(end);
		}
	}

	private static void forget(Thread hook) {
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		}
		catch (IllegalStateException ex) {
			logger.debug("The process ends already");
		}
	}

	private static void await(MongoClient client, Duration patience) {
		long began = System.nanoTime();
		String told = "";
		while (true) {
			try {
				client.getDatabase("admin").runCommand(new Document("ping", 1));
				return;
			}
			catch (MongoInterruptedException ex) {
				throw ex;
			}
			catch (MongoException ex) {
				if (System.nanoTime() - began >= patience.toNanos()) {
					throw ex;
				}
				told = tell(StoreTrouble.of(ex), told, patience);
			}
			pause();
		}
	}

	private static String tell(StoreTrouble trouble, String told, Duration patience) {
		if (!trouble.remedy().equals(told)) {
			logger.warn("Waiting for MongoDB, {} s at most: {} {}", patience.toSeconds(), trouble.problem(),
					trouble.remedy());
		}
		return trouble.remedy();
	}

	private static void pause() {
		LockSupport.parkNanos(PAUSE.toNanos());
		if (Thread.currentThread().isInterrupted()) {
			throw new MongoInterruptedException("asked to end", new InterruptedException());
		}
	}

}
