package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

class WireTests {

	private static final byte[] REQUEST = "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

	@Test
	void readsOneAnswerAfterTheOtherFromTheSameConnection() throws IOException {
		try (Peer peer = new Peer(List.of("HTTP/1.1 201 Created\r\nContent-Length: 5\r\n\r\nfirst",
				"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nseco\r\n2\r\nnd\r\n0\r\n\r\n",
				"HTTP/1.1 409 Conflict\r\ncontent-length: 5\r\nconnection: close\r\n\r\nthird"));
				Wire wire = peer.wire()) {
			assertThat(wire.ask(REQUEST)).isEqualTo(201);
			assertThat(wire.body()).isEqualTo("first");
			assertThat(wire.ask(REQUEST)).isEqualTo(200);
			assertThat(wire.body()).isEqualTo("second");
			assertThat(wire.ask(REQUEST)).isEqualTo(409);
			assertThat(wire.body()).isEqualTo("third");
		}
	}

	@Test
	void anAnswerThatBreaksOffIsNone() throws IOException {
		try (Peer peer = new Peer(List.of("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nonly this"));
				Wire wire = peer.wire()) {
			assertThatIOException().isThrownBy(() -> wire.ask(REQUEST));
		}
	}

	/**
	 * Answers what it was told to, over one connection, and closes it.
	 */
	private static final class Peer implements AutoCloseable {

		private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

		private Peer(List<String> answers) throws IOException {
			Thread.ofVirtual().start(() -> {
				Iterator<String> next = answers.iterator();
				try (Socket socket = this.server.accept()) {
					InputStream in = socket.getInputStream();
					while (next.hasNext() && in.readNBytes(REQUEST.length).length == REQUEST.length) {
						socket.getOutputStream().write(next.next().getBytes(StandardCharsets.US_ASCII));
					}
				}
				catch (IOException ex) {
					// Whoever waits for an answer will notice.
				}
			});
		}

		private Wire wire() {
			return new Wire(this.server.getLocalPort());
		}

		@Override
		public void close() throws IOException {
			this.server.close();
		}

	}

}
