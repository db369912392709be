package dev.ticketing.systemtests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Ports that nobody uses: as many in a row as a platform takes. They lie below those that
 * systems give to outgoing connections.
 */
final class PortRange {

	static final int SIZE = 46;

	private PortRange() {
	}

	static int free() {
		return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(10_000, 32_000))
			.limit(1_000)
			.filter(PortRange::isFree)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There are no " + SIZE + " free ports in a row"));
	}

	private static boolean isFree(int base) {
		return IntStream.range(base, base + SIZE).noneMatch(PortRange::taken);
	}

	/**
	 * Whether somebody listens there.
	 */
	static boolean taken(int port) {
		try (ServerSocket socket = listen(port)) {
			return !socket.isBound();
		}
		catch (IOException ex) {
			return true;
		}
	}

	static ServerSocket listen(int port) throws IOException {
		return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

}
