package dev.ticketing.systemtests.invariants;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * 8: everything has arrived: at rest, nothing waits, and nobody's copy is old.
 */
final class NothingIsUnderWay implements Invariant {

	private final CopiesAreCurrent copies = new CopiesAreCurrent();

	@Override
	public String sentence() {
		return "No event waits to be published or handled, none was given up on, and every copy is as its original";
	}

	@Override
	public void check(World world, Findings findings) {
		findings.require(world.outboxes().isEmpty(), "Events wait to be published: %s", world.outboxes());
		world.lags()
			.forEach((lag) -> findings.require(lag.waiting() == 0 && lag.unanswered() == 0,
					"%s has %d events of %s still to read and %d to acknowledge", lag.consumer(), lag.waiting(),
					lag.stream(), lag.unanswered()));
		world.deadLetters().forEach((letter) -> findings.require(false, "A service gave up on %s", letter));
		timersAreOfWaitingDeadlines(world, findings);
		this.copies.check(world, findings);
	}

	private static void timersAreOfWaitingDeadlines(World world, Findings findings) {
		Set<String> waiting = world.deadlines()
			.values()
			.stream()
			.filter(Deadline::waiting)
			.map(Deadline::id)
			.collect(Collectors.toSet());
		world.timers()
			.forEach((id, due) -> findings.require(waiting.contains(id),
					"A timer is set for order %s, whose deadline nobody waits for", id));
	}

}
