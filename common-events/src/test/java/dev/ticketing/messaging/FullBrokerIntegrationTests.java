package dev.ticketing.messaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketing.testing.ServerProcess;
import io.nats.client.Connection;
import io.nats.client.Nats;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A NATS whose volume is full: changes are stored, events wait in their documents, the
 * log says what to do, and when there is room everything goes out.
 */
@ExtendWith(OutputCaptureExtension.class)
class FullBrokerIntegrationTests {

	private static final int MANY = 200;

	private final Store store = new Store();

	@Test
	void eventsWaitForRoomAndTheLogSaysWhichSettingGivesIt(CapturedOutput output) throws Exception {
		Path data = Files.createTempDirectory("ticketing-full");
		Path settings = Files.createTempFile("ticketing-full", ".conf");
		int[] port = new int[1];
		room(settings, data, "20KB");
		try (ServerProcess broker = ServerProcess.start((free) -> {
			port[0] = free;
			return List.of("nats-server", "-c", settings.toString(), "-a", "127.0.0.1", "-p", "" + free);
		}); Instance orders = Instance.of("orders", "nats://127.0.0.1:" + port[0], this.store).start().ready()) {
			orders.outbox().insertAll(IntStream.range(0, MANY).mapToObj(Stock::of).toList());
			await().until(() -> output.getOut().contains("NATS has no room left: give its volume and max_file_store"));
			assertThat(this.store.nothingPending()).isFalse();
			broker.kill();
			room(settings, data, "20MB");
			broker.start();
			await().atMost(java.time.Duration.ofSeconds(30)).until(this.store::nothingPending);
			assertThat(messages(port[0])).isGreaterThanOrEqualTo(MANY);
		}
	}

	private static void room(Path settings, Path data, String size) throws IOException {
		Files.writeString(settings, "jetstream { store_dir: \"%s\", max_file_store: %s }%n".formatted(data, size));
	}

	private static long messages(int port) throws Exception {
		Connection connection = Nats.connect("nats://127.0.0.1:" + port);
		try {
			return connection.jetStreamManagement().getStreamInfo("ORDERS").getStreamState().getMsgCount();
		}
		finally {
			connection.close();
		}
	}

}
