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
public final class PortRange {

	/** How many a platform takes. */
	public static final int SIZE = 46;

	private PortRange() {
	}

	public static int free() {
		return free(SIZE);
	}

	/**
	 * The first of so many free ports in a row.
	 */
	public static int free(int size) {
		return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(10_000, 32_000))
			.limit(1_000)
			.filter((base) -> isFree(base, size))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There are no " + size + " free ports in a row"));
	}

	private static boolean isFree(int base, int size) {
		return IntStream.range(base, base + size).noneMatch(PortRange::taken);
	}

	/**
	 * Whether somebody listens there.
	 */
	public static boolean taken(int port) {
		try (ServerSocket socket = listen(port)) {
			return !socket.isBound();
		}
		catch (IOException ex) {
			return true;
		}
	}

	public static ServerSocket listen(int port) throws IOException {
		return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
	}

}
