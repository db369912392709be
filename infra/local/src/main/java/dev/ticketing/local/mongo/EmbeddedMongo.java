package dev.ticketing.local.mongo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

import de.bwaldvogel.mongo.MongoServer;
import dev.ticketing.local.CommandLine;
import org.jspecify.annotations.Nullable;

/**
 * A small MongoDB on 127.0.0.1, without transactions, pipeline updates, partial and TTL
 * indexes. With a file it keeps its data there, and nothing that it acknowledged is lost
 * when its process is killed; without one it forgets all when closed.
 */
public final class EmbeddedMongo implements AutoCloseable {

	private final MongoServer server;

	private final InetSocketAddress address;

	private EmbeddedMongo(MongoServer server, InetSocketAddress address) {
		this.server = server;
		this.address = address;
	}

	/**
	 * Starts the program: {@code --port N [--data FILE]}. It ends, with everything saved,
	 * on SIGTERM.
	 */
	public static void main(String[] arguments) {
		Logger.getLogger("").setLevel(Level.WARNING);
		CommandLine given = CommandLine.of(27017, arguments);
		EmbeddedMongo mongo = start(given.port(), given.data());
		Runtime.getRuntime().addShutdownHook(new Thread(mongo::close, "close"));
		System.out.println("MongoDB (embedded) listens on 127.0.0.1:" + mongo.port());
	}

	/**
	 * Starts one in memory.
	 * @param port the port, 0 for any free one
	 */
	public static EmbeddedMongo start(int port) {
		return start(port, null);
	}

	/**
	 * Starts one that keeps its data in a file, or in memory without one.
	 * @param port the port, 0 for any free one
	 */
	public static EmbeddedMongo start(int port, @Nullable Path data) {
		MongoServer server = new MongoServer(backend(data));
		try {
			server.bind(new InetSocketAddress("127.0.0.1", port));
			return new EmbeddedMongo(server, server.getLocalAddress());
		}
		catch (RuntimeException ex) {
			server.shutdownNow();
			throw ex;
		}
	}

	private static DurableBackend backend(@Nullable Path data) {
		if (data == null) {
			return DurableBackend.on(null);
		}
		Path file = data.toAbsolutePath();
		try {
			Files.createDirectories(file.getParent());
			return DurableBackend.on(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The port it listens on. */
	public int port() {
		return this.address.getPort();
	}

	/** The connection string of one of its databases. */
	public String uri(String database) {
		return "mongodb://127.0.0.1:" + port() + "/" + database;
	}

	/** Stops listening and saves what is not saved yet. */
	@Override
	public void close() {
		this.server.shutdownNow();
	}

}
