package dev.ticketing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import dev.ticketing.simulation.Instance.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Worlds that are small enough to be gone through from end to end: not some of the ways
 * in which they can go, but all of them.
 */
class SmallWorldTests {

	private static final World WORLD = new World();

	private static final String PLACE = "place .*";

	private static final String READ = "read letter .*";

	private static final Scope THE_LAST_ONE = new Scope(1, List.of(buyer(1), buyer(2)), nothing(), "orders[12]", PLACE,
			2, 0);

	record Case(String name, Scope scope) {

		@Override
		public String toString() {
			return this.name;
		}

	}

	static Stream<Case> noWayEndsBadly() {
		List<Buyer.Plan> one = List.of(buyer(1));
		return Stream.of(new Case("two want the last one, at two processes", THE_LAST_ONE),
				new Case("one wants the last one, and anything goes wrong once at any effect",
						new Scope(1, one, nothing(), "orders1", PLACE, 2, 1)),
				new Case("an order is paid for while its buyer cancels it",
						new Scope(1, one, SmallWorldTests::authorized, "orders[12]", "(cancel|read letter) .*", 1, 0)),
				new Case("an order is paid for while it expires",
						new Scope(1, one, SmallWorldTests::overdue, "orders[12]", READ, 1, 0)),
				new Case("two processes are told of one authorization",
						new Scope(1, one, SmallWorldTests::authorizedTwice, "orders[12]", READ, 1, 0)),
				new Case("an order is paid for, and anything goes wrong once at any effect",
						new Scope(1, one, SmallWorldTests::authorized, "orders1", READ, 1, 1)));
	}

	@ParameterizedTest
	@MethodSource
	void noWayEndsBadly(Case small) {
		Exploration exploration = new Exploration(WORLD, small.scope(), PlantedBug.NONE);
		assertThat(exploration.run()).as(() -> String.join("\n", exploration.trace())).isEmpty();
		assertThat(exploration.ends()).as("ways that end: %s", exploration).isGreaterThan(1);
		System.out.printf("All ways when %s: %s%n", small, exploration);
	}

	@Test
	void aMistakeThatOneWayShowsIsFound() {
		Exploration exploration = new Exploration(WORLD, THE_LAST_ONE, PlantedBug.CLAIM_UNGUARDED);
		assertThat(exploration.run()).isNotEmpty();
	}

	private static BiConsumer<World, List<Buyer>> nothing() {
		return (world, buyers) -> {
		};
	}

	private static void authorized(World world, List<Buyer> buyers) {
		Rest rest = new Rest(world, new ArrayList<>());
		Instance orders = first(world, Services.ORDERS);
		Instance payments = first(world, Services.PAYMENTS);
		rest.whole(move(buyers, orders + " begins to place"), orders);
		rest.workOff();
		rest.whole(move(buyers, payments + " begins to pay"), payments);
		relay(rest, payments);
	}

	private static void authorizedTwice(World world, List<Buyer> buyers) {
		authorized(world, buyers);
		world.broker().send(world.broker().stream().getLast());
	}

	private static void overdue(World world, List<Buyer> buyers) {
		authorized(world, buyers);
		world.time().goOn(Duration.ofMinutes(20));
		Rest rest = new Rest(world, new ArrayList<>());
		Instance expiration = first(world, Services.EXPIRATION);
		world.chores(expiration)
			.stream()
			.filter((chore) -> chore.name().equals("expire"))
			.forEach((chore) -> rest
				.whole(Moves.begin(expiration, chore.name(), 1, () -> chore.work().accept(expiration)), expiration));
		relay(rest, expiration);
	}

	private static void relay(Rest rest, Instance instance) {
		while (instance.messaging().hasQueued()) {
			rest.whole(Moves.begin(instance, "relay", 1, instance.messaging()::publishQueued), instance);
		}
	}

	private static Instance first(World world, Service service) {
		return world.of(service).getFirst();
	}

	private static Move move(List<Buyer> buyers, String label) {
		return buyers.getFirst()
			.moves()
			.stream()
			.filter((move) -> move.toString().startsWith(label))
			.findFirst()
			.orElseThrow();
	}

	private static Buyer.Plan buyer(int number) {
		return new Buyer.Plan("64b00000000000000000000" + number, Simulation.TICKET, 1, List.of("good"), number == 1, 1,
				true);
	}

}
