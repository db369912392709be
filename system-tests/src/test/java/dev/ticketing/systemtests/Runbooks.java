package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commands that stand in {@code docs/runbooks}.
 */
final class Runbooks {

	private static final Pattern COMMAND = Pattern.compile("`((?:\\./dev [a-z]|curl )[^`]*)`");

	// Each is a test of its own, or ends the platform.
	private static final Pattern ELSEWHERE = Pattern.compile("\\./dev (chaos|down|test|k8s).*|./dev restart \\w+ .*");

	private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

	private static final int DEFAULT_PORT = 8080;

	// What Kubernetes forwards to, by the service that the pages have as an example.
	private static final Map<String, Integer> FORWARDED = Map.of("9090", 8083, "8222", 8102);

	private Runbooks() {
	}

	static Set<String> commands() {
		try (Stream<Path> pages = Files.list(DevScript.root().resolve("docs/runbooks"))) {
			return pages.flatMap((page) -> COMMAND.matcher(read(page)).results())
				.map((command) -> command.group(1))
				.filter((command) -> !ELSEWHERE.matcher(command).matches())
				.collect(Collectors.toCollection(TreeSet::new));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The command for a platform at that port; one that fails if it is refused.
	 */
	static String here(String command, int port) {
		return ADDRESS.matcher(command)
			.replaceAll((address) -> Matcher.quoteReplacement("127.0.0.1:" + (port + offset(address))))
			.replaceFirst("^curl ", "curl --fail ");
	}

	private static int offset(MatchResult address) {
		Integer forwarded = FORWARDED.get(address.group(1));
		return ((forwarded != null) ? forwarded : Integer.parseInt(address.group(1))) - DEFAULT_PORT;
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
