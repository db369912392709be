package dev.ticketing.live;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * One connection on which somebody follows something. Its own virtual thread writes, so
 * whoever reads slowly holds up only themselves, and gets the newest state when they are
 * ready for it.
 */
final class LiveStream {

	private final AtomicReference<@Nullable Told> next = new AtomicReference<>();

	private final Semaphore wake = new Semaphore(0);

	private final String event;

	private volatile String version;

	private volatile boolean closed;

	/**
	 * @param version which one the reader knows, or gets first
	 */
	LiveStream(String event, String version) {
		this.event = event;
		this.version = version;
	}

	/**
	 * Whether its reader has not been told of this version.
	 */
	boolean lacks(String version) {
		return !version.equals(this.version);
	}

	void tell(Told told) {
		this.version = told.version();
		this.next.set(told);
		this.wake.release();
	}

	/**
	 * Ends it in good order.
	 */
	void close() {
		this.closed = true;
		this.wake.release();
	}

	/**
	 * Writes until it is closed or its time is over.
	 * @param deadline in terms of {@link System#nanoTime}
	 * @throws IOException if the reader has gone
	 */
	void write(OutputStream out, Duration heartbeat, long deadline) throws IOException, InterruptedException {
		while (!this.closed) {
			Told told = this.next.getAndSet(null);
			long left = deadline - System.nanoTime();
			if (told != null) {
				send(out, told.text(this.event));
			}
			else if (left <= 0) {
				return;
			}
			else if (!this.wake.tryAcquire(Math.min(left, heartbeat.toNanos()),
					java.util.concurrent.TimeUnit.NANOSECONDS) && !this.closed) {
				send(out, ":\n\n");
			}
		}
	}

	static void send(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.UTF_8));
		out.flush();
	}

	/**
	 * A state, ready to be sent.
	 *
	 * @param json on one line
	 */
	record Told(String version, String json) {

		private String text(String event) {
			return "id: %s\nevent: %s\ndata: %s\n\n".formatted(this.version, event, this.json);
		}

	}

}
