package dev.ticketing.local.stripe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that was answered, one JSON line each, in the file before the answer goes
 * out. Without a folder nothing is kept.
 */
final class Journal implements AutoCloseable {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final @Nullable FileChannel file;

	private Journal(@Nullable FileChannel file) {
		this.file = file;
	}

	/** Opens the journal of a folder and tells all that it holds, in order. */
	static Journal open(@Nullable Path folder, Consumer<Entry> replay) {
		if (folder == null) {
			return new Journal(null);
		}
		try {
			Files.createDirectories(folder);
			Path path = folder.resolve("journal.jsonl");
			FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
					StandardOpenOption.WRITE);
			if (file.tryLock() == null) {
				throw new IOException("Another process uses " + path);
			}
			long end = replay(file, replay);
			// A line that a crash cut short was never answered.
			file.truncate(end).position(end);
			return new Journal(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// Reads through the channel that holds the lock: closing any other one on the same
	// file would drop it.
	private static long replay(FileChannel file, Consumer<Entry> replay) throws IOException {
		Lines lines = new Lines(Channels.newInputStream(file));
		long end = 0;
		for (byte[] line = lines.next(); line != null; line = lines.next()) {
			replay.accept(JSON.readValue(line, Entry.class));
			end += line.length + 1;
		}
		return end;
	}

	synchronized void append(Entry entry) {
		if (this.file == null) {
			return;
		}
		byte[] json = JSON.writeValueAsBytes(entry);
		ByteBuffer line = ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
		try {
			while (line.hasRemaining()) {
				this.file.write(line);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public synchronized void close() {
		if (this.file == null) {
			return;
		}
		try {
			this.file.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * One executed request with the events that it caused, or one delivered event.
	 *
	 * @param at seconds since 1970
	 * @param key the idempotency key it came with
	 * @param fingerprint what it asked for
	 */
	record Entry(long at, @Nullable String key, String fingerprint, @Nullable Answer answer,
			@Nullable List<StripeEvent> events, @Nullable Delivery delivery) {

		/** The same line with its events in another form. */
		Entry with(List<StripeEvent> others) {
			return new Entry(this.at, this.key, this.fingerprint, this.answer, others, this.delivery);
		}

	}

	/**
	 * How the way of an event to the endpoint has ended.
	 */
	record Delivery(String event, String outcome) {

	}

}
