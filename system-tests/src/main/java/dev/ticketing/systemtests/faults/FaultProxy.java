package dev.ticketing.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between those who connect to one port and the server behind another, both on
 * this machine, and lets through what the weather allows.
 */
public final class FaultProxy implements AutoCloseable {

	private static final int BACKLOG = 200;

	private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();

	private final ServerSocket door;

	private final int target;

	private final Sky sky;

	private final Thread welcoming;

	private FaultProxy(ServerSocket door, int target, long seed) {
		this.door = door;
		this.target = target;
		this.sky = new Sky(seed);
		this.welcoming = Thread.ofVirtual().name("proxy-" + door.getLocalPort()).unstarted(this::welcome);
	}

	/**
	 * Begins to listen, in fair weather.
	 * @param port where to listen, or 0 for any free one
	 * @param target where to connect to, whenever somebody comes
	 * @param seed decides which pieces break a flaky connection
	 */
	public static FaultProxy start(int port, int target, long seed) {
		try {
			ServerSocket door = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
			FaultProxy proxy = new FaultProxy(door, target, seed);
			proxy.welcoming.start();
			return proxy;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public int port() {
		return this.door.getLocalPort();
	}

	/**
	 * Changes the weather from now on, for those who are connected too.
	 */
	public void become(Weather weather) {
		this.sky.become(weather);
		if (weather instanceof Weather.Cut) {
			this.connections.forEach(ProxiedConnection::reset);
		}
		else if (!(weather instanceof Weather.Deaf)) {
			this.connections.stream().filter(ProxiedConnection::hasMissedSomething).forEach(ProxiedConnection::reset);
		}
	}

	private void welcome() {
		while (!this.door.isClosed()) {
			try {
				connect(this.door.accept());
			}
			catch (IOException ex) {
				// Closed, or nobody is behind us: whoever came has been sent away.
			}
		}
	}

	private void connect(Socket caller) throws IOException {
		if (this.sky.weather() instanceof Weather.Cut) {
			ProxiedConnection.reset(caller);
			return;
		}
		Socket server = new Socket();
		try {
			server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.target));
		}
		catch (IOException ex) {
			ProxiedConnection.reset(caller);
			throw ex;
		}
		ProxiedConnection connection = new ProxiedConnection(caller, server, this.sky);
		this.connections.add(connection);
		connection.start(() -> this.connections.remove(connection));
	}

	/**
	 * Stops listening, and breaks all connections.
	 */
	@Override
	public void close() {
		try {
			this.door.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		finally {
			this.connections.forEach(ProxiedConnection::reset);
		}
		awaitFree();
	}

	/**
	 * Whoever waits for callers has the port until they have noticed.
	 */
	private void awaitFree() {
		try {
			this.welcoming.join(Duration.ofSeconds(5));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
