package dev.ticketing.systemtests;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.OnPlatform.Store;

/**
 * Which platform: what {@code ./dev up} is told by the environment. With the system
 * property {@code system-tests.store=embedded} everything runs on the embedded store.
 */
record Setup(Store store, int instances) {

	private static final String PATH = System.getenv("PATH");

	/**
	 * Whether {@code ./dev} would take the embedded store by itself.
	 */
	static boolean bestIsEmbedded() {
		return "embedded".equals(System.getProperty("system-tests.store"))
				|| (System.getenv("MONGODB_URI") == null && folders().noneMatch(Setup::holdsMongod));
	}

	String name() {
		return (embedded() ? "embedded" : "mongodb") + "-" + this.instances;
	}

	boolean embedded() {
		return this.store == Store.EMBEDDED || bestIsEmbedded();
	}

	Map<String, String> environment(Path home, int port) {
		Map<String, String> environment = new TreeMap<>();
		environment.put("TICKETING_HOME", home.toString());
		environment.put("TICKETING_PORT", Integer.toString(port));
		environment.put("TICKETING_INSTANCES", Integer.toString(this.instances));
		environment.put("TICKETING_SEED", "no");
		environment.put("TICKETING_DEADLINE", "300");
		if (embedded()) {
			environment.put("TICKETING_MONGO", "embedded");
			environment.put("PATH", withoutMongod());
		}
		return environment;
	}

	/**
	 * What somebody has who has installed nothing: whatever else lies beside a mongod, a
	 * newer NATS for example, is not there either.
	 */
	private static String withoutMongod() {
		return folders().filter((folder) -> !holdsMongod(folder) || Files.exists(Path.of(folder, "bash")))
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static java.util.stream.Stream<String> folders() {
		return Arrays.stream(PATH.split(File.pathSeparator)).filter((folder) -> !folder.isEmpty());
	}

	private static boolean holdsMongod(String folder) {
		return Files.isExecutable(Path.of(folder, "mongod"));
	}

}
