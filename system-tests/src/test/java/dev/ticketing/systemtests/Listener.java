package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import tools.jackson.databind.JsonNode;

/**
 * Somebody who reads server-sent events.
 */
final class Listener implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final BlockingQueue<String> blocks = new LinkedBlockingQueue<>();

	private final HttpResponse<InputStream> response;

	private volatile String lastId = "";

	Listener(HttpResponse<InputStream> response) {
		this.response = response;
		Thread.ofVirtual().start(this::read);
	}

	private void read() {
		try (Scanner text = new Scanner(this.response.body(), StandardCharsets.UTF_8)) {
			text.useDelimiter("\n\n");
			while (text.hasNext()) {
				this.blocks.add(text.next());
			}
		}
	}

	/**
	 * What is told next.
	 */
	JsonNode hears() {
		try {
			while (true) {
				String block = this.blocks.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
				if (block == null) {
					throw new AssertionError("Nothing was told for " + PATIENCE);
				}
				if (block.contains("data: ")) {
					this.lastId = block.replaceAll("(?s).*?id: (\\S+).*", "$1");
					return Json.read(block.replaceAll("(?s).*data: ", ""));
				}
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How often something was told that nobody has asked for yet.
	 */
	long unheard() {
		return this.blocks.stream().filter((block) -> block.contains("data: ")).count();
	}

	/**
	 * The id of what was heard last.
	 */
	String lastId() {
		return this.lastId;
	}

	int status() {
		return this.response.statusCode();
	}

	String header(String name) {
		return this.response.headers().firstValue(name).orElse("");
	}

	@Override
	public void close() {
		try {
			this.response.body().close();
		}
		catch (IOException ex) {
			// It has ended.
		}
	}

}
