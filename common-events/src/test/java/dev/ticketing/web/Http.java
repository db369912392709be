package dev.ticketing.web;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.Assertions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks HTTP to a service, well-formed or not.
 */
public final class Http {

	private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final int port;

	public Http(int port) {
		this.port = port;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	public HttpResponse<String> post(String path, String json, String... headers) {
		return send("POST", path, BodyPublishers.ofString(json), and(headers, "Content-Type", "application/json"));
	}

	public HttpResponse<String> send(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.method(method, (body != null) ? body : BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String[] and(String[] headers, String name, String value) {
		if (List.of(headers).contains(name)) {
			return headers;
		}
		String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = name;
		all[headers.length + 1] = value;
		return all;
	}

	/**
	 * Sends just these characters, which no client would.
	 */
	public String raw(String request) {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Fails unless the answer is a well-formed problem with this status; gives its body.
	 */
	public static JsonNode problem(HttpResponse<String> response, int status) {
		Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		Assertions.assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		return problem(response.body(), status);
	}

	static JsonNode problem(String body, int status) {
		JsonNode problem = JSON.readTree(body);
		Assertions.assertThat(problem.path("status").asInt()).isEqualTo(status);
		Assertions.assertThat(problem.path("type").asString()).isEqualTo("about:blank");
		Assertions.assertThat(problem.path("title").asString()).isNotBlank();
		Assertions.assertThat(problem.path("detail").asString()).isNotBlank().doesNotContain("secret", "Exception");
		Assertions.assertThat(problem.path("errors").path(0).path("message").asString()).isNotBlank();
		return problem;
	}

}
