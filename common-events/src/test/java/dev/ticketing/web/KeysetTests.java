package dev.ticketing.web;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class KeysetTests {

	private static final Pattern NEXT = Pattern.compile("<(.*)>; rel=\"next\"");

	private Http http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.http = new Http(port);
	}

	@Test
	void leadsThroughAllPagesAndEnds() {
		List<String> pages = new ArrayList<>();
		Optional<String> next = Optional.of("/items?limit=10");
		while (next.isPresent()) {
			HttpResponse<String> page = this.http.get(next.get());
			pages.add(page.body());
			next = next(page);
		}
		assertThat(pages).containsExactly("[1,2,3,4,5,6,7,8,9,10]", "[11,12,13,14,15,16,17,18,19,20]",
				"[21,22,23,24,25]");
	}

	@Test
	void givesTwentyRowsUnlessAskedOtherwise() {
		assertThat(this.http.get("/items").body()).endsWith("19,20]");
		assertThat(next(this.http.get("/items?limit=25"))).isEmpty();
		assertThat(this.http.get("/items?limit=100").body()).endsWith("24,25]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a%20b", "caf%C3%A9", "a%26b", "100%25", "a+b", "", "%3Cb%3E" })
	void keepsTheRestOfTheQueryAsItCame(String q) {
		String first = next(this.http.get("/items?q=" + q + "&limit=10")).orElseThrow();
		assertThat(first).startsWith("/items?q=" + q + "&limit=10&cursor=").doesNotEndWith("=");
		String second = next(this.http.get(first)).orElseThrow();
		assertThat(second).startsWith("/items?q=" + q + "&limit=10&cursor=").containsOnlyOnce("cursor=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=-1", "limit=101", "limit=x", "limit=1.5", "limit=99999999999",
			"cursor=!", "cursor=AA", "cursor=%20", "cursor=AAAAA" })
	void refusesLimitsAndCursorsThatAreNone(String query) {
		String field = Http.problem(this.http.get("/items?" + query), 400).at("/errors/0/field").asString();
		assertThat(query).startsWith(field + "=");
	}

	private static Optional<String> next(HttpResponse<String> page) {
		assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
		return page.headers().firstValue("Link").map((link) -> {
			Matcher matcher = NEXT.matcher(link);
			assertThat(matcher.matches()).as(link).isTrue();
			return matcher.group(1);
		});
	}

}
