package dev.ticketing.web;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

import dev.ticketing.testing.SessionFixtures;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class BodyLimitTests {

	private Http http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = new Http(port);
	}

	@Test
	void takesJustTheLimit() {
		assertThat(post(BodyPublishers.ofString(item(BodyLimitFilter.LIMIT))).statusCode()).isEqualTo(201);
		assertThat(post(chunked(item(BodyLimitFilter.LIMIT))).statusCode()).isEqualTo(201);
	}

	@Test
	void refusesOneByteMoreByItsDeclaredLength() {
		Http.problem(post(BodyPublishers.ofString(item(BodyLimitFilter.LIMIT + 1))), 413);
	}

	@Test
	void refusesOneByteMoreWithoutADeclaredLength() {
		Http.problem(post(chunked(item(BodyLimitFilter.LIMIT + 1))), 413);
		Http.problem(post(chunked("x".repeat(300_000))), 400); // no JSON at its first
																// byte
		Http.problem(post(chunked(" ".repeat(300_000))), 413);
	}

	@Test
	void refusesItAlsoWhereAFilterReadsTheBody() {
		Http.problem(this.http.send("PUT", "/items/1", chunked("a=" + "x".repeat(300_000)), "Content-Type",
				"application/x-www-form-urlencoded", "Cookie", SessionFixtures.cookie("somebody")), 413);
	}

	private java.net.http.HttpResponse<String> post(BodyPublisher body) {
		return this.http.send("POST", "/items", body, "Content-Type", "application/json");
	}

	private static BodyPublisher chunked(String body) {
		return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
	}

	private static String item(int length) {
		String item = "{\"name\":\"%s\",\"quantity\":1}";
		return item.formatted("a".repeat(length - item.length() + 2));
	}

}
