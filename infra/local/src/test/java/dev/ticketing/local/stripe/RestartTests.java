package dev.ticketing.local.stripe;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import dev.ticketing.local.ChildProgram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RestartTests {

	@TempDir
	Path folder;

	@Test
	void keepsIntentsAndKeysOverARestart() throws StripeException {
		PaymentIntent authorized;
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			Payments payments = new Payments(simulator.url());
			authorized = payments.create(Payments.paidWith("pm_card_visa", 100), "authorize");
			payments.capture(authorized.getId(), "capture");
			declined(payments);
		}
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			Payments payments = new Payments(simulator.url());
			assertThat(payments.retrieve(authorized.getId()).getAmountReceived()).isEqualTo(100);
			PaymentIntent replayed = payments.create(Payments.paidWith("pm_card_visa", 100), "authorize");
			assertThat(replayed.toJson()).isEqualTo(authorized.toJson());
			assertThat(payments.capture(authorized.getId(), "capture").getStatus()).isEqualTo("succeeded");
			declined(payments);
		}
	}

	@Test
	void dropsALineThatWasCutShort() throws Exception {
		String id;
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			id = new Payments(simulator.url()).authorized(100).getId();
		}
		Files.writeString(this.folder.resolve("journal.jsonl"), "{\"at\":1,\"ke", StandardOpenOption.APPEND);
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			new Payments(simulator.url()).capture(id);
		}
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			assertThat(new Payments(simulator.url()).retrieve(id).getStatus()).isEqualTo("succeeded");
		}
	}

	@Test
	void leavesAFolderToTheProcessThatUsesIt() throws Exception {
		try (ChildProgram program = ChildProgram.start(StripeSimulator.class, "64m", this.folder)) {
			assertThat(program.port()).isPositive();
			assertThatExceptionOfType(UncheckedIOException.class)
				.isThrownBy(() -> StripeSimulator.start(0, this.folder))
				.withMessageContaining("Another process uses");
		}
	}

	@Test
	void hasEveryAnsweredCaptureAfterItsProcessWasKilled() throws Exception {
		Set<String> captured = ConcurrentHashMap.newKeySet();
		try (ChildProgram program = ChildProgram.start(StripeSimulator.class, "64m", this.folder);
				ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			Payments payments = new Payments("http://127.0.0.1:" + program.port());
			for (int buyer = 0; buyer < 8; buyer++) {
				threads.submit(() -> payUntilItFails(payments, captured));
			}
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> captured.size() > 100);
			program.kill();
		}
		try (StripeSimulator simulator = StripeSimulator.start(0, this.folder)) {
			Payments payments = new Payments(simulator.url());
			for (String id : captured) {
				assertThat(payments.retrieve(id).getStatus()).isEqualTo("succeeded");
			}
		}
	}

	private static void payUntilItFails(Payments payments, Set<String> captured) {
		try {
			for (int i = 0; i < 100_000; i++) {
				String id = payments.authorized(100).getId();
				payments.capture(id);
				captured.add(id);
			}
		}
		catch (StripeException ex) {
			// The simulator was killed, which is what this test is about.
		}
	}

	private static void declined(Payments payments) {
		assertThatExceptionOfType(CardException.class)
			.isThrownBy(() -> payments.create(Payments.paidWith("pm_card_chargeDeclined", 100), "declined"))
			.satisfies((ex) -> assertThat(ex.getDeclineCode()).isEqualTo("generic_decline"));
	}

}
