package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who may speak to whom, by the table of docs/architecture.md, for what the overlay dev
 * has.
 */
final class ClusterArrows {

	private ClusterArrows() {
	}

	/**
	 * Each as {@code source > target:port}.
	 */
	static Set<String> documented() {
		Set<String> arrows = new TreeSet<>();
		try (Stream<String> lines = Files.lines(DevScript.root().resolve("docs/architecture.md"))) {
			lines.dropWhile((line) -> !line.startsWith("| who | speaks to"))
				.skip(2)
				.takeWhile((line) -> line.startsWith("|"))
				.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
				.filter((row) -> row.size() < 4 || row.get(3).isEmpty() || row.get(3).equals("demo"))
				.forEach((row) -> expand(row, arrows));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return arrows;
	}

	private static void expand(List<String> row, Set<String> arrows) {
		for (String from : row.get(0).split(", ")) {
			for (String to : row.get(1).split(", ")) {
				String target = to.equals("its own MongoDB") ? "mongo-" + from : to.equals("itself") ? from : to;
				arrows.add(from + " > " + target + ":" + row.get(2));
			}
		}
	}

}
