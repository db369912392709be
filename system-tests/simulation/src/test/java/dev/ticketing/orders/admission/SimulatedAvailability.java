package dev.ticketing.orders.admission;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;

import dev.ticketing.messaging.Outbox;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Counting soon, as one more task of the same process.
 */
public final class SimulatedAvailability extends RefreshAvailability {

	// The same for all, so that worlds are the same in which the same is to be counted.
	private static final String NAME = "all";

	private final Recounts recounts;

	private final Clock clock;

	private final Consumer<Runnable> later;

	private SimulatedAvailability(BeanFactory components, Consumer<Runnable> later) {
		super(components.getBean(MongoOperations.class), components.getBean(Stock.class),
				components.getBean(Recounts.class), components.getBean(Outbox.class), components.getBean(Clock.class));
		this.recounts = components.getBean(Recounts.class);
		this.clock = components.getBean(Clock.class);
		this.later = later;
	}

	/**
	 * @param later takes what is to be done after the task at hand
	 */
	public static Object of(BeanFactory components, Consumer<Runnable> later) {
		return new SimulatedAvailability(components, later);
	}

	@Override
	public void refresh(String ticketId) {
		this.recounts.mark(ticketId, NAME, this.clock.instant());
		this.later.accept(() -> this.recounts.find(ticketId, NAME).ifPresent(this::count));
	}

	private void count(Recount recount) {
		count(recount.ticketId());
		this.recounts.done(recount);
	}

	/**
	 * Has admissions tried for in an order that follows from a number.
	 */
	public static void seed(BeanFactory components, long seed) {
		components.getBean(ClaimAdmissions.class).random.setSeed(seed);
	}

	/**
	 * Counts what was marked and has not been counted.
	 */
	public static void sweep(BeanFactory components) {
		SimulatedAvailability counting = components.getBean(SimulatedAvailability.class);
		counting.recounts.before(counting.clock.instant().minus(Duration.ofSeconds(5))).forEach(counting::count);
	}

}
