package dev.ticketing.systemtests;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.ticketing.systemtests.DevScript.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.ended;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@code ./dev} promises beside a platform that works.
 */
@org.junit.jupiter.api.Order(45)
@OnPlatform
class DevScriptTests {

	private static final int MEGABYTES_PER_SERVICE = 400;

	private Platform platform;

	@BeforeEach
	void find(Platform platform) {
		this.platform = platform;
	}

	@Test
	void aSecondUpSaysThatThePlatformRunsAndStartsNothing() {
		Map<String, ProcessHandle> before = this.platform.parts().all();
		assertThat(this.platform.dev("up").output()).contains("already running at", ":" + this.platform.port());
		assertThat(this.platform.parts().all()).isEqualTo(before);
	}

	@Test
	void everyPartIsReadyAndNoServiceTakesMoreMemoryThanItMay() {
		List<Parts.Row> rows = this.platform.parts().status();
		assertThat(rows).allMatch(Parts.Row::ready).extracting(Parts.Row::part).containsAll(Parts.SERVICES);
		List<Parts.Row> services = rows.stream().filter((row) -> Parts.SERVICES.contains(row.part())).toList();
		services.forEach((row) -> System.out.printf("%-10s takes %d MB%n", row.part(), row.megabytes()));
		assertThat(services).hasSize(Parts.SERVICES.size())
			.allSatisfy((row) -> assertThat(row.megabytes()).as(row.part()).isLessThan(MEGABYTES_PER_SERVICE));
	}

	@Test
	void downLeavesNothingRunningAndUpFindsEverythingAgainWithinAMinute() {
		Person seller = this.platform.signUp();
		Person buyer = this.platform.signUp();
		Order order = buyer.reserves(seller.offers(Offer.of(3)), 2);
		buyer.pays(order, "tok_visa");
		assertThat(ended(buyer, order).complete()).isTrue();
		List<Admission> admissions = buyer.admissions(order);
		Collection<ProcessHandle> processes = this.platform.parts().all().values();
		this.platform.dev("down");
		assertThat(processes).isNotEmpty().noneMatch(DevScriptTests::runs);
		assertThat(takenPorts(this.platform.port())).isEmpty();
		assertThat(this.platform.dev("down").output()).contains("Nothing is running");
		boolean busy = Machine.busy();
		System.out.printf("Load before a warm ./dev up: %s%n", Machine.load());
		Outcome up = this.platform.dev("up");
		System.out.printf("A warm ./dev up took %d s%n", up.took().toSeconds());
		assertThat(busy || up.took().compareTo(Duration.ofSeconds(60)) < 0).as(up.output()).isTrue();
		assertThat(buyer.sees(order).complete()).isTrue();
		assertThat(buyer.admissions(order)).isEqualTo(admissions);
	}

	/**
	 * A process that has ended but that nobody has buried yet is still listed, without a
	 * program.
	 */
	private static boolean runs(ProcessHandle process) {
		return process.isAlive() && process.info().command().isPresent();
	}

	@Test
	void aTakenPortIsNamedAndNothingIsLeftBehind() throws IOException {
		int base = PortRange.free();
		Path home = home("taken-port");
		DevScript dev = other(home, base, Map.of());
		try (ServerSocket taken = PortRange.listen(base + 3)) {
			Outcome up = dev.run("up").failed();
			assertThat(up.output()).contains("port " + taken.getLocalPort() + " (orders) is taken", "TICKETING_PORT=");
			assertThat(takenPorts(base)).containsExactly(base + 3);
		}
		assertThat(home.resolve("run").toFile().list((folder, name) -> name.endsWith(".pid"))).isEmpty();
	}

	@Test
	void aServiceThatDoesNotStartIsNamedAndNothingIsLeftBehind() {
		int base = PortRange.free();
		Path home = home("dead-child");
		Outcome up = other(home, base, Map.of("ORDERS_HOLD", "never")).run("up").failed();
		assertThat(up.output()).contains("orders has ended while it was starting", "orders.hold");
		assertThat(takenPorts(base)).isEmpty();
		assertThat(home.resolve("run").toFile().list((folder, name) -> name.endsWith(".pid"))).isEmpty();
	}

	@Test
	void settingsThatCanNotBeAreRefusedInASentence() {
		Path home = home("settings");
		assertThat(other(home, 80, Map.of()).run("up").failed().output()).contains("TICKETING_PORT is '80'");
		assertThat(other(home, 20_000, Map.of("TICKETING_INSTANCES", "3")).run("up").failed().output())
			.contains("TICKETING_INSTANCES is '3'");
		assertThat(this.platform.devWith(Map.of()).run("fly").failed().output()).contains("there is no command 'fly'");
	}

	private DevScript other(Path home, int port, Map<String, String> settings) {
		Map<String, String> all = new java.util.TreeMap<>(settings);
		all.put("TICKETING_HOME", home.toString());
		all.put("TICKETING_PORT", Integer.toString(port));
		return this.platform.devWith(all);
	}

	private static Path home(String name) {
		return Path.of("target", "platforms", name).toAbsolutePath();
	}

	private static List<Integer> takenPorts(int base) {
		return IntStream.range(base, base + PortRange.SIZE).filter(PortRange::taken).boxed().toList();
	}

}
