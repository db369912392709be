package dev.ticketing.local.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketing.local.CommandLine;

/**
 * Speaks for a MongoDB server that knows no replica sets as the one member of a set:
 * drivers that are told {@code replicaSet=rs0} then find their primary. Everything but
 * the answers to {@code hello} passes as it is.
 */
public final class SetOfOne implements AutoCloseable {

	private static final String LOCAL = "127.0.0.1";

	private final ServerSocket door;

	private final int server;

	private final Hello hello;

	private SetOfOne(ServerSocket door, int server, Hello hello) {
		this.door = door;
		this.server = server;
		this.hello = hello;
	}

	/**
	 * Starts the program: {@code --port N --server N --member HOST:PORT}. It listens on
	 * every address; the server it speaks for is on 127.0.0.1.
	 */
	public static void main(String[] arguments) throws IOException {
		CommandLine given = CommandLine.of(27017, Set.of("--server", "--member"), arguments);
		int server = Integer.parseInt(given.more().getOrDefault("--server", "27018"));
		String member = given.more().getOrDefault("--member", LOCAL + ":" + given.port());
		new SetOfOne(new ServerSocket(given.port(), 1024), server, new Hello("rs0", member)).serve();
	}

	/**
	 * Starts on a free port of 127.0.0.1, as the set {@code rs0} with that address for
	 * its member.
	 * @param server the port of the server on 127.0.0.1
	 */
	static SetOfOne start(int server) throws IOException {
		ServerSocket door = new ServerSocket();
		door.bind(new InetSocketAddress(InetAddress.getByName(LOCAL), 0));
		SetOfOne set = new SetOfOne(door, server, new Hello("rs0", LOCAL + ":" + door.getLocalPort()));
		Thread.ofVirtual().start(set::serve);
		return set;
	}

	int port() {
		return this.door.getLocalPort();
	}

	private void serve() {
		while (!this.door.isClosed()) {
			try {
				Socket client = this.door.accept();
				Thread.ofVirtual().start(() -> connect(client));
			}
			catch (IOException ex) {
				if (!this.door.isClosed()) {
					throw new UncheckedIOException(ex);
				}
			}
		}
	}

	private void connect(Socket client) {
		Set<Integer> hellos = ConcurrentHashMap.newKeySet();
		try (client; Socket to = new Socket(LOCAL, this.server)) {
			client.setTcpNoDelay(true);
			to.setTcpNoDelay(true);
			Thread back = Thread.ofVirtual().start(() -> answer(to, client, hellos));
			ask(client, to, hellos);
			to.shutdownOutput();
			back.join();
		}
		catch (IOException ex) {
			// One of both has gone; the other notices by the closed connection.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void ask(Socket client, Socket to, Set<Integer> hellos) throws IOException {
		for (Message message = Message.read(client); message != null; message = Message.read(client)) {
			if (Hello.asks(message)) {
				hellos.add(message.id());
			}
			message.write(to);
		}
	}

	private void answer(Socket from, Socket client, Set<Integer> hellos) {
		try (client) {
			for (Message message = Message.read(from); message != null; message = Message.read(from)) {
				(hellos.remove(message.answerTo()) ? this.hello.asMember(message) : message).write(client);
			}
		}
		catch (IOException ex) {
			// As above.
		}
	}

	@Override
	public void close() throws IOException {
		this.door.close();
	}

}
