package dev.ticketing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.events.Money;
import dev.ticketing.events.TicketEvent.TicketCreated;
import dev.ticketing.events.TicketEvent.TicketState;
import dev.ticketing.events.TicketEvent.TicketUpdated;
import dev.ticketing.messaging.SimulatedMessaging.Envelope;
import dev.ticketing.simulation.Move.Kind;

/**
 * One run: a ticket, some buyers, and whatever a seed has in store for them.
 */
final class Simulation {

	private static final int MOVES = 1_200;

	private static final int ACCIDENTS = 4;

	private static final List<Integer> OFTEN = List.of(8, 8, 100);

	// Some are as good as asleep.
	private static final List<Integer> PACES = List.of(40, 40, 20, 5, 1);

	static final String TICKET = "64a0000000000000000000aa";

	private final World world;

	private final List<String> trace = new ArrayList<>();

	private final List<Buyer> buyers = new ArrayList<>();

	Simulation(World world) {
		this.world = world;
	}

	/**
	 * Runs a seed.
	 * @return what was violated
	 */
	List<String> run(long seed, PlantedBug bug) {
		Choices choices = Choices.of(seed);
		this.world.reset(bug);
		setUp(choices);
		Moves moves = new Moves(this.world);
		int accidents = choices.number(ACCIDENTS + 1);
		// In some runs they are all over at the beginning, in others there is one now and
		// then.
		int often = OFTEN.get(choices.number(OFTEN.size()));
		for (int i = 0; i < MOVES; i++) {
			List<Move> possible = moves.list(choices.percent(often) ? accidents : 0);
			this.buyers.forEach((buyer) -> possible.addAll(buyer.moves()));
			if (possible.stream().noneMatch((move) -> move.kind() == Kind.WORK)) {
				break;
			}
			again(choices, possible);
			Move move = choices.among(possible, Move::weight);
			accidents -= (move.kind() == Kind.ACCIDENT) ? 1 : 0;
			this.trace.add(move.toString());
			move.action().run();
			this.world.blunders();
		}
		new Rest(this.world, this.trace).come();
		this.world.blunders();
		new Invariants(this.world, this.buyers).check();
		return List.copyOf(this.world.violations());
	}

	// Any event may come once more at any time.
	private void again(Choices choices, List<Move> possible) {
		List<Envelope> told = this.world.broker().stream();
		if (!told.isEmpty() && this.world.broker().letters().size() < 40) {
			Envelope old = told.get(choices.number(told.size()));
			possible.add(new Move(() -> "again: " + old, 1, () -> this.world.broker().send(old)));
		}
	}

	private void setUp(Choices choices) {
		this.world.instances().forEach((instance) -> instance.process().pace(PACES.get(choices.number(PACES.size()))));
		int quantity = 1 + choices.number(3);
		this.world.published(offered(quantity));
		new Rest(this.world, this.trace).workOff();
		if (choices.percent(30)) {
			this.world.published(Envelope.of(new TicketUpdated(ticket(quantity + 1, 2))));
		}
		IntStream.rangeClosed(1, 2 + choices.number(3))
			.mapToObj((number) -> new Buyer(this.world, plan(number, choices)))
			.forEach(this.buyers::add);
	}

	private static Buyer.Plan plan(int number, Choices choices) {
		List<List<String>> cards = List.of(List.of("good"), List.of("good"), List.of("declined", "good"),
				List.of("asks"), List.of());
		return new Buyer.Plan("64b00000000000000000000" + number, TICKET, 1 + choices.number(2),
				cards.get(choices.number(cards.size())), choices.percent(25), choices.percent(50) ? 2 : 1,
				choices.percent(75));
	}

	private static TicketState ticket(int quantity, long version) {
		return new TicketState(TICKET, "5e11e0000000000000000001", "Nocturne", null, null, null, new Money(1850, "EUR"),
				quantity, 10, false, null, null, version);
	}

	/**
	 * The event that there is a ticket.
	 */
	static Envelope offered(int quantity) {
		return Envelope.of(new TicketCreated(ticket(quantity, 1)));
	}

	List<String> trace() {
		return this.trace;
	}

}
