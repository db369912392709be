package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static dev.ticketing.systemtests.Eventually.await;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Services are asked to end (SIGTERM) while people buy, and all at once, which is harder
 * than a rolling restart. They finish what is under way and end in time; no idempotent
 * request fails for good and, which the books show after the class, nothing is lost.
 */
@org.junit.jupiter.api.Order(41)
@OnPlatform
class TerminationTests {

	private static final List<String> SERVICES = List.of("payments", "orders", "tickets", "expiration");

	// What Kubernetes gives it after the pause for the gateways: 60 s less 10 s.
	private static final Duration LIMIT = Duration.ofSeconds(50);

	@Test
	void servicesThatAreAskedToEndFinishWhatIsUnderWay(Platform platform) throws Exception {
		Ticket crowded = platform.people().onSale(platform.signUp(), Offer.of(500).titled("While all end"));
		try (Shoppers shoppers = new Shoppers(platform.people().crowd(4), crowded)) {
			await().until(() -> shoppers.purchases() > 4);
			List<ProcessHandle> processes = SERVICES.stream().map(platform.parts()::process).toList();
			Map<String, Integer> before = logs(platform);
			long began = System.nanoTime();
			processes.forEach(ProcessHandle::destroy);
			CompletableFuture.allOf(processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
				.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
			System.out.printf("%s ended %d ms after SIGTERM%n", SERVICES,
					Duration.ofNanos(System.nanoTime() - began).toMillis());
			for (String service : SERVICES) {
				assertThat(log(platform, service).substring(before.get(service))).as(service)
					.contains("Graceful shutdown complete", "The outbox has been flushed")
					.doesNotContain(" ERROR ");
			}
			platform.dev("up");
			int purchases = shoppers.purchases();
			await().until(() -> shoppers.purchases() > purchases + 4);
		}
		finally {
			platform.dev("up"); // for those who come after
		}
	}

	// What those before us did to the platform is in them too.
	private static Map<String, Integer> logs(Platform platform) {
		return SERVICES.stream()
			.collect(Collectors.toMap((service) -> service, (service) -> log(platform, service).length()));
	}

	private static String log(Platform platform, String service) {
		try {
			return Files.readString(platform.home().resolve("logs/" + service + ".log"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
