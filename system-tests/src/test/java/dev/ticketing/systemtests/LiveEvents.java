package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.net.http.HttpResponse;

/**
 * A stream of server-sent events that somebody listens to.
 */
final class LiveEvents implements AutoCloseable {

	private final HttpResponse<InputStream> response;

	private final StringBuffer heard = new StringBuffer();

	LiveEvents(Gateway gateway, String path) {
		this.response = gateway.with("Accept", "text/event-stream").open(path);
		Thread.ofVirtual().start(this::listen);
	}

	int status() {
		return this.response.statusCode();
	}

	/**
	 * Waits until that was heard, while the stream stays open.
	 */
	void awaits(String text) {
		Eventually.await().until(() -> this.heard.indexOf(text) >= 0);
	}

	private void listen() {
		byte[] buffer = new byte[8192];
		try {
			for (int read = read(buffer); read > 0; read = read(buffer)) {
				this.heard.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
			}
		}
		catch (IOException ex) {
			// Closed, by them or by us; who waits for more than was heard finds out.
		}
	}

	private int read(byte[] buffer) throws IOException {
		return this.response.body().read(buffer);
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
