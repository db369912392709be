package dev.ticketing.auth;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Talks real HTTP to a running auth.
 */
final class Browser {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private final String origin;

	Browser(int port) {
		this.origin = "http://127.0.0.1:" + port;
	}

	/**
	 * An answer, with what tests look at.
	 */
	record Answer(int status, String text, HttpResponse<String> response) {

		JsonNode json() {
			return JSON.readTree(this.text);
		}

		String header(String name) {
			return this.response.headers().firstValue(name).orElse("");
		}

		/**
		 * What to send as the Cookie header from now on.
		 */
		String cookie() {
			return header("Set-Cookie").replaceFirst(";.*", "");
		}

		String token() {
			return cookie().replaceFirst("^[^=]*=", "");
		}

	}

	Answer get(String path, String... headers) {
		return send(request(path, headers).GET());
	}

	Answer post(String path, String body, String... headers) {
		return send(request(path, headers).setHeader("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body)));
	}

	Answer send(HttpRequest.Builder request) {
		try {
			HttpResponse<String> response = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
			return new Answer(response.statusCode(), response.body(), response);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.origin + path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

	Answer signUp(String email, String password) {
		return post("/api/users/signup", credentials(email, password));
	}

	Answer signIn(String email, String password) {
		return post("/api/users/signin", credentials(email, password));
	}

	/**
	 * Who auth says that the bearer of a token is.
	 */
	JsonNode currentUser(String token) {
		Answer answer = get("/api/users/currentuser", "Cookie", "session=" + token);
		if (answer.status() != 200) {
			throw new AssertionError(answer);
		}
		return answer.json().required("currentUser");
	}

	static String credentials(String email, String password) {
		return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email, password);
	}

}
