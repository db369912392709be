package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

/**
 * An address that answers HTTP, and the headers that every request to it carries.
 */
final class Gateway {

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(10))
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	private final URI address;

	private final Map<String, String> headers;

	private final Duration patience;

	Gateway(URI address) {
		this(address, Map.of(), Duration.ofMinutes(1));
	}

	private Gateway(URI address, Map<String, String> headers, Duration patience) {
		this.address = address;
		this.headers = headers;
		this.patience = patience;
	}

	Gateway with(String header, String value) {
		Map<String, String> all = new TreeMap<>(this.headers);
		all.put(header, value);
		return new Gateway(this.address, all, this.patience);
	}

	/**
	 * The same for somebody who waits no longer than this for an answer.
	 */
	Gateway within(Duration patience) {
		return new Gateway(this.address, this.headers, patience);
	}

	/**
	 * What every request says in this header.
	 */
	String header(String name) {
		return this.headers.getOrDefault(name, "");
	}

	Answer get(String path) {
		return send("GET", path, null);
	}

	Answer post(String path, Object body) {
		return send("POST", path, Json.write(body));
	}

	Answer put(String path, Object body) {
		return send("PUT", path, Json.write(body));
	}

	Answer delete(String path) {
		return send("DELETE", path, null);
	}

	/**
	 * An answer that goes on.
	 */
	HttpResponse<InputStream> open(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path));
		this.headers.forEach(request::header);
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Sends a body as it is.
	 */
	Answer send(String method, String path, @Nullable String body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.address + path))
			.timeout(this.patience)
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (body != null && !this.headers.containsKey("Content-Type")) {
			request.header("Content-Type", "application/json");
		}
		this.headers.forEach(request::header);
		try {
			return Answer.of(method + " " + path, CLIENT.send(request.build(), BodyHandlers.ofString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
