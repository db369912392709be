package dev.ticketing.systemtests.chaos;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.ticketing.systemtests.invariants.Note;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that was done and that happened to it: one line of JSON for each request, in
 * a file, and what fails, for people.
 */
final class Journal implements AutoCloseable {

	private final List<Note> notes = new ArrayList<>();

	private final Instant begin = Instant.now();

	private final PrintStream out;

	private final Writer file;

	Journal(Path file, PrintStream out) {
		this.out = out;
		try {
			this.file = Files.newBufferedWriter(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	synchronized Note keep(Note note) {
		this.notes.add(note);
		write(JsonMapper.shared().writeValueAsString(note));
		return note;
	}

	/**
	 * Tells people, and the file, what happens now.
	 */
	synchronized void say(String what) {
		this.out.printf("%7.1f s  %s%n", Duration.between(this.begin, Instant.now()).toMillis() / 1000.0, what);
		write(JsonMapper.shared().writeValueAsString(Map.of("at", Instant.now(), "event", what)));
	}

	private void write(String line) {
		try {
			this.file.append(line).append('\n').flush();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	synchronized List<Note> notes() {
		return List.copyOf(this.notes);
	}

	/**
	 * How many requests ended how.
	 */
	synchronized String summary() {
		Map<String, Integer> counts = new TreeMap<>();
		this.notes.forEach((note) -> counts.merge(
				"%-8s %s".formatted(note.operation(), note.outcome()).toLowerCase(java.util.Locale.ROOT), 1,
				Integer::sum));
		StringBuilder text = new StringBuilder("%d requests%n".formatted(this.notes.size()));
		counts.forEach((kind, count) -> text.append("  %-18s %6d%n".formatted(kind, count)));
		return text.toString();
	}

	@Override
	public synchronized void close() {
		try {
			this.file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
