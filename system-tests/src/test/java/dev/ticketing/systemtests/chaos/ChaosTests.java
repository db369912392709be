package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.ticketing.systemtests.PortRange;
import dev.ticketing.systemtests.invariants.Report;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One short run of {@code ./dev chaos}. It takes a platform of its own, since its
 * services reach everything through proxies; so it comes before all others are up.
 */
@Order(1)
class ChaosTests {

	private static final long SEED = 8;

	private static final Duration BUSY = Duration.ofSeconds(20);

	/** What was wrong once is wrong, though a second run may not show it again. */
	private static @Nullable Report wrong;

	@Test
	void nothingIsWrongAfterSomeChaos() throws IOException, InterruptedException {
		Report report = (wrong != null) ? wrong : ChaosRun.of(settings(), System.out);
		wrong = report.clean() ? null : report;
		assertThat(report.violations()).as("After `./dev chaos --seed %d`:%n%s", SEED, report).isEmpty();
		assertThat(report.counts()).as("What was done").allSatisfy((kind, count) -> assertThat(count).isPositive());
	}

	private static Settings settings() {
		return new Settings(Path.of("").toAbsolutePath().getParent(),
				Path.of("target", "platforms", "chaos").toAbsolutePath(), PortRange.free(Settings.PORTS), SEED, BUSY);
	}

}
