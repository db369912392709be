package dev.ticketing.systemtests;

import java.util.List;

import dev.ticketing.systemtests.bench.Buyer;
import dev.ticketing.systemtests.bench.Conclusion;
import dev.ticketing.systemtests.bench.Course;
import dev.ticketing.systemtests.bench.Target;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The scenarios of the benchmark, a second each: that nothing goes wrong in them, and
 * that it shows when something does. How fast they are is for {@code ./dev bench}.
 */
@Order(22) // on the platform of the races
@OnPlatform
class BenchSmokeTests {

	@Test
	void nothingIsWrongInAnyScenario(Platform platform) {
		Conclusion conclusion = Course.smoke(target(platform), buyers(platform));
		assertThat(conclusion.violations()).isEmpty();
		assertThat(conclusion.text()).contains("One hot ticket", "Sold-out storm", "Whole purchases", "per second");
	}

	@Test
	void saysNothingOfSpeedWhenAnAdmissionWasTaken(Platform platform) {
		List<Buyer> buyers = buyers(platform);
		// The first one sells to the others.
		try (Thief thief = new Thief(platform, buyers.getFirst().id())) {
			Conclusion conclusion = Course.sale(target(platform), buyers);
			assertThat(conclusion.text()).contains("does not have admission " + thief.loot(), "there is no speed")
				.doesNotContain("per second");
		}
	}

	private static Target target(Platform platform) {
		return new Target(platform.home(), platform.port(), platform.setup().embedded() ? "embedded" : "mongod",
				platform.setup().instances());
	}

	private static List<Buyer> buyers(Platform platform) {
		return platform.people().crowd(100).stream().map(BenchSmokeTests::buyer).toList();
	}

	private static Buyer buyer(Person person) {
		person.mayHaveOrdered();
		return new Buyer(person.id(), person.gateway().header("Cookie"));
	}

}
