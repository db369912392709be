package dev.ticketing.systemtests.faults;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Talks to a server that repeats what it hears, in all weathers.
 */
class FaultProxyTests {

	private final Queue<String> heard = new ConcurrentLinkedQueue<>();

	private ServerSocket server;

	private FaultProxy proxy;

	private Socket caller;

	@BeforeEach
	void connect() throws IOException {
		this.server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		Thread.ofVirtual().start(this::repeatWhatIsHeard);
		this.proxy = FaultProxy.start(0, this.server.getLocalPort(), 1);
		this.caller = call();
		assertThat(ask(this.caller, "hello")).isEqualTo("hello");
	}

	private void repeatWhatIsHeard() {
		while (!this.server.isClosed()) {
			try {
				Socket socket = this.server.accept();
				Thread.ofVirtual().start(() -> {
					try (socket) {
						byte[] word = new byte[100];
						for (int length = socket.getInputStream().read(word); length > 0; length = socket
							.getInputStream()
							.read(word)) {
							this.heard.add(new String(word, 0, length, StandardCharsets.US_ASCII));
							socket.getOutputStream().write(word, 0, length);
						}
					}
					catch (IOException ex) {
						// Cut off.
					}
				});
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private Socket call() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.proxy.port());
		socket.setSoTimeout(10_000);
		return socket;
	}

	private static String ask(Socket socket, String word) throws IOException {
		socket.getOutputStream().write(word.getBytes(StandardCharsets.US_ASCII));
		byte[] answer = socket.getInputStream().readNBytes(word.length());
		return new String(answer, StandardCharsets.US_ASCII);
	}

	@AfterEach
	void hangUp() throws IOException {
		this.caller.close();
		this.proxy.close();
		this.server.close();
	}

	@Test
	void slowWeatherDelaysBothWays() throws IOException {
		this.proxy.become(new Weather.Slow(Duration.ofMillis(150)));
		long began = System.nanoTime();
		assertThat(ask(this.caller, "slow")).isEqualTo("slow");
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
	}

	@Test
	void whatIsStalledComesWhenItClearsUp() throws IOException {
		this.proxy.become(new Weather.Stalled());
		this.caller.setSoTimeout(200);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(this.caller, "stay"));
		assertThat(this.heard).containsExactly("hello");
		this.proxy.become(new Weather.Fair());
		this.caller.setSoTimeout(10_000);
		assertThat(this.caller.getInputStream().readNBytes(4)).asString().isEqualTo("stay");
	}

	@Test
	void whoIsDeafIsHeardAndDisconnectedInTheEnd() throws IOException {
		this.proxy.become(new Weather.Deaf());
		this.caller.setSoTimeout(200);
		assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> ask(this.caller, "buy"));
		await().untilAsserted(() -> assertThat(this.heard).containsExactly("hello", "buy"));
		this.caller.setSoTimeout(10_000);
		this.proxy.become(new Weather.Fair());
		assertThatIOException().isThrownBy(() -> this.caller.getInputStream().read())
			.isNotInstanceOf(SocketTimeoutException.class);
	}

	@Test
	void whoIsCutOffIsToldSoAndCanComeBackLater() throws IOException {
		this.proxy.become(new Weather.Cut());
		assertThatIOException().isThrownBy(() -> this.caller.getInputStream().read())
			.isNotInstanceOf(SocketTimeoutException.class);
		assertThatIOException().isThrownBy(() -> {
			try (Socket again = call()) {
				again.getInputStream().read();
			}
		});
		this.proxy.become(new Weather.Fair());
		try (Socket again = call()) {
			assertThat(ask(again, "back")).isEqualTo("back");
		}
	}

	@Test
	void flakyWeatherBreaksConnectionsNowAndThen() {
		this.proxy.become(new Weather.Flaky(30));
		assertThatIOException().isThrownBy(() -> {
			for (int i = 0; i < 200; i++) {
				ask(this.caller, "again");
				if (this.caller.getInputStream().available() < 0) {
					return;
				}
			}
		});
	}

	@Test
	void itsPortIsFreeOnceItIsClosed() throws IOException {
		for (int i = 0; i < 200; i++) {
			int port = this.proxy.port();
			assertThat(ask(call(), "hello")).isEqualTo("hello");
			this.proxy.close();
			this.proxy = FaultProxy.start(port, this.server.getLocalPort(), 1);
		}
	}

	@Test
	void whoCallsWhenNobodyIsThereIsSentAway() throws IOException {
		this.server.close();
		assertThatIOException().isThrownBy(() -> {
			try (Socket again = call()) {
				if (again.getInputStream().read() < 0) {
					throw new IOException("sent away");
				}
			}
		});
	}

}
