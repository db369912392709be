package dev.ticketing.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.ticketing.simulation.Move.Kind;

/**
 * Goes every way that a small world can go, in place of those that seeds happen to
 * choose. What has been seen is not gone on from again: two ways that lead to the same
 * are one from there.
 */
final class Exploration {

	// None of the scopes comes near it: a world without wishes comes to an end.
	private static final int LONGEST = 400;

	private final World world;

	private final Scope scope;

	private final PlantedBug bug;

	private final Set<String> seen = new HashSet<>();

	private final Deque<int[]> ahead = new ArrayDeque<>();

	private List<Buyer> buyers = List.of();

	private List<String> trace = List.of();

	private int accidents;

	private int ways;

	private int ends;

	Exploration(World world, Scope scope, PlantedBug bug) {
		this.world = world;
		this.scope = scope;
		this.bug = bug;
	}

	/**
	 * Goes all ways, or those until one ends badly.
	 * @return what was violated
	 * @throws IllegalStateException if there are ways without an end
	 */
	List<String> run() {
		this.ahead.push(new int[0]);
		while (!this.ahead.isEmpty()) {
			go(this.ahead.pop());
			if (!this.world.violations().isEmpty()) {
				return List.copyOf(this.world.violations());
			}
		}
		return List.of();
	}

	private void go(int[] way) {
		this.ways++;
		begin();
		for (int choice : way) {
			step(moves().get(choice));
		}
		int[] sofar = way;
		while (this.seen.add(State.of(this.world, this.buyers, left()))) {
			if (sofar.length > LONGEST) {
				throw new IllegalStateException("no end: " + this.trace);
			}
			List<Move> moves = moves();
			if (moves.isEmpty()) {
				end();
				return;
			}
			for (int other = moves.size() - 1; other > 0; other--) {
				this.ahead.push(and(sofar, other));
			}
			sofar = and(sofar, 0);
			step(moves.getFirst());
		}
	}

	private void begin() {
		this.world.instances().forEach((instance) -> instance.process().abandon());
		this.world.reset(this.bug);
		this.trace = new ArrayList<>();
		this.accidents = this.scope.accidents();
		this.world.published(Simulation.offered(this.scope.quantity()));
		new Rest(this.world, new ArrayList<>()).workOff();
		this.buyers = this.scope.buyers().stream().map((plan) -> new Buyer(this.world, plan)).toList();
		this.scope.before().accept(this.world, this.buyers);
		this.world.past().begin();
	}

	private List<Move> moves() {
		List<Move> all = new Moves(this.world).list(this.accidents);
		this.buyers.forEach(
				(buyer) -> buyer.moves().stream().filter((move) -> asked(move) < this.scope.asks()).forEach(all::add));
		return all.stream()
			.filter((move) -> move.kind() == Kind.WORK || move.kind() == Kind.ACCIDENT)
			.filter((move) -> this.scope.has(move.toString()))
			.toList();
	}

	// What may still go wrong, and what has been asked for.
	private String left() {
		return "%d %s".formatted(this.accidents,
				this.buyers.stream().map((buyer) -> buyer.moves().stream().map(this::asked).toList()).toList());
	}

	/**
	 * How often that was asked for, of any process.
	 */
	private long asked(Move move) {
		String wish = move.toString().replaceFirst("^\\S+", "");
		return this.trace.stream().filter((made) -> made.endsWith(wish)).count();
	}

	private void step(Move move) {
		this.trace.add(move.toString());
		this.accidents -= (move.kind() == Kind.ACCIDENT) ? 1 : 0;
		move.action().run();
		this.world.blunders();
	}

	private void end() {
		this.ends++;
		new Rest(this.world, this.trace).come();
		new Invariants(this.world, this.buyers).check();
	}

	private static int[] and(int[] way, int choice) {
		int[] longer = Arrays.copyOf(way, way.length + 1);
		longer[way.length] = choice;
		return longer;
	}

	/**
	 * How many ways came to an end of their own; the others joined one that was gone
	 * before.
	 */
	int ends() {
		return this.ends;
	}

	/**
	 * How one run went, the last one of all or the one that ended badly.
	 */
	List<String> trace() {
		return this.trace;
	}

	@Override
	public String toString() {
		return "%d ways to %d states, %d ends".formatted(this.ways, this.seen.size(), this.ends);
	}

}
