package dev.ticketing.systemtests;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What came back for a request.
 */
record Answer(String request, int status, HttpHeaders headers, String text) {

	static Answer of(String request, HttpResponse<String> response) {
		return new Answer(request, response.statusCode(), response.headers(), response.body());
	}

	<T> T ok(Class<T> type) {
		return is(200, type);
	}

	<T> T created(Class<T> type) {
		return is(201, type);
	}

	private <T> T is(int status, Class<T> type) {
		assertThat(this.status).as(toString()).isEqualTo(status);
		return Json.read(this.text, type);
	}

	/**
	 * A problem as RFC 9457 has it, with a sentence for people.
	 */
	JsonNode refused(int status) {
		assertThat(this.status).as(toString()).isEqualTo(status);
		return problem();
	}

	JsonNode problem() {
		assertThat(header("Content-Type")).as(toString()).hasValueSatisfying((type) -> {
			assertThat(type).startsWith("application/problem+json");
		});
		JsonNode problem = Json.read(this.text);
		assertThat(problem.path("status").asInt()).as(toString()).isEqualTo(this.status);
		assertThat(problem.path("errors").path(0).path("message").asString()).as(toString()).matches("[A-Za-z].* .*");
		return problem;
	}

	/**
	 * The fields that a problem is about.
	 */
	List<String> fields() {
		return problem().path("errors")
			.valueStream()
			.filter((error) -> error.hasNonNull("field"))
			.map((error) -> error.path("field").asString())
			.toList();
	}

	Optional<String> header(String name) {
		return this.headers.firstValue(name);
	}

	/**
	 * Whether there is no point in sending the request again.
	 */
	boolean isFinal() {
		return this.status < 500 && this.status != 429 && !tooEarly();
	}

	/**
	 * Whether something that was made a moment ago is not known everywhere yet.
	 */
	boolean tooEarly() {
		return (this.status == 409 || this.status == 404) && header("Retry-After").isPresent();
	}

	@Override
	public String toString() {
		return "%s: %d %s".formatted(this.request, this.status, this.text);
	}

}
