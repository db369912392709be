package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The platform that is measured, as {@code ./dev up} has started it.
 *
 * @param home where {@code ./dev} keeps its keys and pids
 * @param port the gateway's; all others are counted from it
 * @param store {@code mongod} or {@code embedded}
 * @param instances how many of orders
 */
public record Target(Path home, int port, String store, int instances) {

	String mongo(String service) {
		int offset = switch (service) {
			case "tickets" -> 32;
			case "orders" -> 33;
			case "expiration" -> 34;
			case "payments" -> 35;
			default -> throw new IllegalArgumentException(service);
		};
		return "mongodb://127.0.0.1:" + (this.port + offset);
	}

	String nats() {
		return "nats://127.0.0.1:" + (this.port + 20);
	}

	int natsMonitor() {
		return this.port + 22;
	}

	int simulator() {
		return this.port + 10;
	}

	boolean embedded() {
		return this.store.equals("embedded");
	}

	/**
	 * The first process of each part, by the part's name.
	 */
	Map<String, Long> pids() {
		Map<String, Long> pids = new TreeMap<>();
		try (Stream<Path> files = Files.list(this.home.resolve("run"))) {
			for (Path file : files.filter((each) -> each.toString().endsWith(".pid")).toList()) {
				String part = file.getFileName().toString().replace(".pid", "");
				pids.put(part, Long.valueOf(Files.readString(file).split(" ")[0]));
			}
			return pids;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String toString() {
		return (this.instances == 1) ? this.store : "%s, orders twice".formatted(this.store);
	}

}
