package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The processes that make up a platform.
 */
final class Parts {

	static final List<String> SERVICES = List.of("auth", "tickets", "orders", "expiration", "payments");

	private final Platform platform;

	private final Path run;

	Parts(Platform platform, Path home) {
		this.platform = platform;
		this.run = home.resolve("run");
	}

	/**
	 * Ends a part as the power would: it is given no time for anything.
	 */
	void kill(String part) {
		ProcessHandle process = process(part);
		process.descendants().forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
		process.onExit().join();
	}

	/**
	 * Has a part do nothing at all until it is thawed, though it stays there.
	 */
	void freeze(String part) {
		signal("STOP", part);
	}

	void thaw(String part) {
		signal("CONT", part);
	}

	private void signal(String signal, String part) {
		try {
			new ProcessBuilder("kill", "-" + signal, Long.toString(process(part).pid())).start().onExit().join();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	ProcessHandle process(String part) {
		return ProcessHandle.of(Long.parseLong(read(this.run.resolve(part + ".pid")).split(" ")[0])).orElseThrow();
	}

	/**
	 * All parts by name, as {@code ./dev} has written them down.
	 */
	Map<String, ProcessHandle> all() {
		try (Stream<Path> files = Files.list(this.run)) {
			return files.map((file) -> file.getFileName().toString())
				.filter((name) -> name.endsWith(".pid"))
				.map((name) -> name.replace(".pid", ""))
				.collect(Collectors.toMap((part) -> part, this::process));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What {@code ./dev status} says, a row per part: its name, pid, port, whether it is
	 * ready, and its resident megabytes.
	 */
	List<Row> status() {
		return this.platform.dev("status")
			.output()
			.lines()
			.skip(1)
			.map((line) -> line.trim().split(" +"))
			.filter((words) -> words.length > 4 && words[1].matches("[0-9]+"))
			.map((words) -> new Row(words[0], words[3].equals("yes"), Integer.parseInt(words[4])))
			.toList();
	}

	/**
	 * Deletes a folder with all that is in it.
	 */
	static void delete(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A part, as {@code ./dev status} shows it.
	 */
	record Row(String part, boolean ready, int megabytes) {
	}

}
