package dev.ticketing.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * An answer that tells what went wrong: RFC 9457 with an extra list of errors, each a
 * sentence that a person understands and, where there is one, the field it is about.
 *
 * @param details further members of the problem, such as {@code available}
 */
public record Problem(int status, String title, String detail, List<Error> errors, Map<String, Object> details) {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.changeDefaultPropertyInclusion((inclusion) -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
		.build();

	/**
	 * One thing that is wrong.
	 */
	public record Error(String message, @Nullable String field) {
	}

	public static Problem of(HttpStatus status, String message) {
		return of(status, List.of(new Error(message, null)), Map.of());
	}

	static Problem of(HttpStatus status, List<Error> errors, Map<String, Object> details) {
		return new Problem(status.value(), status.getReasonPhrase(), errors.getFirst().message(), errors, details);
	}

	/**
	 * The problem as JSON, for who has no message converters.
	 */
	String json() {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", "about:blank");
		members.put("title", this.title);
		members.put("status", this.status);
		members.put("detail", this.detail);
		members.put("errors", this.errors);
		members.putAll(this.details);
		return MAPPER.writeValueAsString(members);
	}

	ResponseEntity<Object> toResponse(HttpHeaders headers) {
		return ResponseEntity.status(this.status)
			.headers(headers)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(json().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Answers with this problem from outside of a controller.
	 */
	public void write(HttpServletResponse response) throws IOException {
		if (response.isCommitted()) {
			return;
		}
		response.setStatus(this.status);
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.getOutputStream().write(json().getBytes(StandardCharsets.UTF_8));
	}

	static HttpHeaders retryAfter(Duration delay) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, delay.toSeconds())));
		return headers;
	}

}
