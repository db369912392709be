package dev.ticketing.simulation;

import java.time.Duration;
import java.util.List;

import org.bson.Document;

/**
 * Lets a world come to rest: no more accidents and no more wishes, the dead start again,
 * and everybody does what is left to do until nothing is.
 */
final class Rest {

	private static final int ROUNDS = 25;

	private final World world;

	private final Moves moves;

	private final List<String> trace;

	Rest(World world, List<String> trace) {
		this.world = world;
		this.moves = new Moves(world);
		this.trace = trace;
	}

	void come() {
		finishTasks();
		for (int round = 0; round < ROUNDS; round++) {
			do {
				workOff();
			}
			while (busy());
			this.world.time().goOn(Duration.ofMinutes(6));
			this.world.instances()
				.forEach(
						(instance) -> this.world.chores(instance)
							.forEach((chore) -> whole(
									Moves.begin(instance, chore.name(), 1, () -> chore.work().accept(instance)),
									instance)));
			if (round > 3 && !busy() && nothingLeft()) {
				return;
			}
		}
		this.world.violated("it never comes to rest: " + left());
	}

	private void finishTasks() {
		this.world.instances().forEach((instance) -> {
			finish(instance);
			if (!instance.process().alive()) {
				instance.boot();
			}
		});
		this.world.broker().letters().forEach((letter) -> letter.reader = null);
	}

	private void finish(Instance instance) {
		int effects = 0;
		while (instance.process().stopped()) {
			// Who waits for another that waits for nobody will not end by itself.
			instance.process().goOn((++effects < 500) ? Accident.NONE : Accident.DEATH_BEFORE);
		}
		if (effects >= 500) {
			instance.boot();
		}
	}

	/**
	 * Has something done from beginning to end.
	 */
	void whole(Move move, Instance instance) {
		this.trace.add("at rest: " + move);
		move.action().run();
		finish(instance);
	}

	/**
	 * Has everything handled that was told, once.
	 */
	void workOff() {
		for (Instance instance : this.world.instances()) {
			while (instance.process().hasLater()) {
				whole(Moves.begin(instance, "settle", 1, () -> instance.process().nextLater().run()), instance);
			}
			while (instance.messaging().hasQueued()) {
				whole(Moves.begin(instance, "relay", 1, instance.messaging()::publishQueued), instance);
			}
		}
		for (Broker.Letter letter : List.copyOf(this.world.broker().letters())) {
			Instance reader = this.world.instances()
				.stream()
				.filter((instance) -> instance.service().name().equals(letter.service()))
				.findFirst()
				.orElseThrow();
			whole(this.moves.read(reader, letter), reader);
		}
	}

	private boolean busy() {
		return this.world.instances()
			.stream()
			.anyMatch((instance) -> instance.process().hasLater() || instance.messaging().hasQueued());
	}

	private boolean nothingLeft() {
		return left().isEmpty();
	}

	private String left() {
		StringBuilder left = new StringBuilder();
		this.world.broker().letters().forEach((letter) -> left.append(letter).append("; "));
		add(left, "orders", "orders", new Document("pendingSince", new Document("$exists", true)));
		add(left, "orders", "availabilities", new Document("pendingSince", new Document("$exists", true)));
		add(left, "payments", "payments", new Document("pendingSince", new Document("$exists", true)));
		add(left, "expiration", "deadlines", new Document("pendingSince", new Document("$exists", true)));
		add(left, "orders", "orders",
				new Document("status", new Document("$in", List.of("CREATED", "AWAITING_PAYMENT"))));
		add(left, "orders", "admissions", new Document("state", "held"));
		add(left, "payments", "payments", new Document("progress.since", new Document("$exists", true)));
		return left.toString();
	}

	private void add(StringBuilder left, String database, String collection, Document filter) {
		this.world.store()
			.find(database, collection, filter)
			.forEach((document) -> left
				.append("%s/%s %s is left; ".formatted(database, collection, document.get("_id"))));
	}

}
