package dev.ticketing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.ticketing.payments.payment.SimulatedPayments;
import dev.ticketing.simulation.Broker.Letter;
import dev.ticketing.simulation.Move.Kind;

/**
 * All that may happen next in a world.
 */
final class Moves {

	private static final int SELDOM = 2;

	private final World world;

	Moves(World world) {
		this.world = world;
	}

	/**
	 * @param accidents how many more there may be
	 */
	List<Move> list(int accidents) {
		List<Move> moves = new ArrayList<>();
		for (Instance instance : this.world.instances()) {
			if (instance.process().stopped()) {
				moves.add(on(instance, Accident.NONE, instance.process().pace()));
				if (accidents > 0) {
					accidents(instance, moves);
				}
			}
			else if (!instance.process().alive()) {
				moves.add(new Move(() -> "start " + instance, 6, instance::boot));
			}
			else {
				work(instance, moves);
			}
		}
		time(moves);
		return moves;
	}

	private Move on(Instance instance, Accident accident, int weight) {
		String effect = instance.process().effect();
		return new Move(() -> instance + ": " + effect + ((accident != Accident.NONE) ? ", " + accident : ""), weight,
				() -> {
					instance.process().goOn(accident);
					if (!instance.process().alive()) {
						buried(instance.process());
					}
				}, (accident != Accident.NONE) ? Kind.ACCIDENT : Kind.WORK);
	}

	private void accidents(Instance instance, List<Move> moves) {
		for (Accident accident : Accident.values()) {
			if (accident != Accident.NONE) {
				moves.add(on(instance, accident, 1));
			}
		}
	}

	// What a dead process had in hand is delivered to others.
	private void buried(Process process) {
		this.world.broker()
			.letters()
			.stream()
			.filter((letter) -> letter.reader == process)
			.forEach((letter) -> letter.reader = null);
	}

	private void work(Instance instance, List<Move> moves) {
		if (instance.process().hasLater()) {
			moves.add(begin(instance, "settle", 20, () -> instance.process().nextLater().run()));
		}
		if (instance.messaging().hasQueued()) {
			moves.add(begin(instance, "relay", 20, instance.messaging()::publishQueued));
		}
		this.world.broker()
			.letters()
			.stream()
			.filter((letter) -> letter.waiting() && letter.service().equals(instance.service().name()))
			.forEach((letter) -> moves.add(read(instance, letter)));
		if (instance.service() == Services.PAYMENTS) {
			this.world.notices().stream().distinct().forEach((paymentId) -> moves.add(hear(instance, paymentId)));
		}
		this.world.chores(instance)
			.forEach((chore) -> moves.add(new Move(() -> instance + " begins to " + chore.name(), 1,
					() -> instance.process().begin(chore.name(), () -> chore.work().accept(instance)), Kind.CHORE)));
	}

	static Move begin(Instance instance, String task, int weight, Runnable work) {
		return new Move(() -> instance + " begins to " + task, weight, () -> instance.process().begin(task, work));
	}

	Move read(Instance instance, Letter letter) {
		return begin(instance, letter.name(), 6, () -> {
			letter.reader = instance.process();
			try {
				if (this.world.bug().acknowledgesFirst()) {
					acknowledge(instance, letter);
				}
				instance.messaging().handle(letter.event());
				acknowledge(instance, letter);
			}
			finally {
				letter.reader = null;
			}
		});
	}

	private void acknowledge(Instance instance, Letter letter) {
		instance.process().effect("acknowledge", () -> new IllegalStateException("no broker"), () -> {
			this.world.broker().acknowledge(letter);
			return letter;
		});
	}

	private Move hear(Instance instance, String paymentId) {
		return begin(instance, "hear of " + paymentId, 6, () -> {
			SimulatedPayments.hear(instance.components(), paymentId);
			this.world.notices().remove(paymentId);
		});
	}

	private void time(List<Move> moves) {
		moves.add(goOn(Duration.ofSeconds(5), 3));
		moves.add(goOn(Duration.ofMinutes(1), SELDOM));
		moves.add(goOn(Duration.ofMinutes(7), 1));
	}

	private Move goOn(Duration duration, int weight) {
		return new Move(() -> "time goes on by " + duration, weight, () -> this.world.time().goOn(duration), Kind.TIME);
	}

}
