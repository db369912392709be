package dev.ticketing.systemtests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Somebody who is connected to a server through a proxy.
 */
final class ProxiedConnection {

	private static final int PIECE = 16 * 1024;

	private final AtomicBoolean over = new AtomicBoolean();

	private final Socket caller;

	private final Socket server;

	private final Sky sky;

	private volatile boolean missedSomething;

	ProxiedConnection(Socket caller, Socket server, Sky sky) {
		this.caller = caller;
		this.server = server;
		this.sky = sky;
	}

	/**
	 * Carries what is said until somebody ends it.
	 */
	void start(Runnable atEnd) {
		carry(this.caller, this.server, false, atEnd);
		carry(this.server, this.caller, true, atEnd);
	}

	private void carry(Socket from, Socket to, boolean answers, Runnable atEnd) {
		Thread.ofVirtual().start(() -> {
			try {
				carry(from.getInputStream(), to.getOutputStream(), answers);
				to.shutdownOutput(); // the other direction may have more to say
			}
			catch (IOException ex) {
				reset();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			finally {
				if (this.over.getAndSet(true)) {
					end(atEnd);
				}
			}
		});
	}

	private void carry(InputStream from, OutputStream to, boolean answers) throws IOException, InterruptedException {
		byte[] piece = new byte[PIECE];
		for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
			this.sky.awaitPassage();
			if (this.sky.breaks()) {
				throw new IOException("broken by the weather");
			}
			if (answers && this.sky.swallowsAnswers()) {
				this.missedSomething = true;
			}
			if (!answers || !this.missedSomething) {
				to.write(piece, 0, length);
				to.flush();
			}
			else if (!this.sky.swallowsAnswers()) {
				// It has cleared up before it was known that something is missing.
				throw new IOException("an answer was lost");
			}
		}
	}

	boolean hasMissedSomething() {
		return this.missedSomething;
	}

	private void end(Runnable atEnd) {
		close(this.caller);
		close(this.server);
		atEnd.run();
	}

	/**
	 * Breaks it, for both sides to see.
	 */
	void reset() {
		reset(this.caller);
		reset(this.server);
	}

	static void reset(Socket socket) {
		try {
			socket.setSoLinger(true, 0); // closing now sends a reset
		}
		catch (IOException ex) {
			// It is closed already.
		}
		close(socket);
	}

	private static void close(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			// Nobody is left to be told.
		}
	}

}
