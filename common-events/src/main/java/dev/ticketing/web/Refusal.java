package dev.ticketing.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A request that is refused, with a sentence for the person who made it. Nothing has been
 * changed when it is thrown.
 */
public final class Refusal extends RuntimeException {

	private final HttpStatus status;

	private final @Nullable String field;

	private final Map<String, Object> details = new LinkedHashMap<>();

	private @Nullable Duration retryAfter;

	private Refusal(HttpStatus status, String message, @Nullable String field) {
		super(message, null, false, false);
		this.status = status;
		this.field = field;
	}

	/**
	 * 400: the field is not what it must be.
	 */
	public static Refusal invalid(String field, String message) {
		return new Refusal(HttpStatus.BAD_REQUEST, message, field);
	}

	/**
	 * 403: it belongs to somebody else.
	 */
	public static Refusal notYours(String message) {
		return new Refusal(HttpStatus.FORBIDDEN, message, null);
	}

	/**
	 * 404: there is no such thing.
	 */
	public static Refusal notFound(String message) {
		return new Refusal(HttpStatus.NOT_FOUND, message, null);
	}

	/**
	 * 409: the state of things forbids it.
	 */
	public static Refusal conflict(String message) {
		return new Refusal(HttpStatus.CONFLICT, message, null);
	}

	/**
	 * Any other status.
	 */
	public static Refusal of(HttpStatus status, String message) {
		return new Refusal(status, message, null);
	}

	/**
	 * Adds a member to the problem, for programs.
	 */
	public Refusal with(String member, Object value) {
		this.details.put(member, value);
		return this;
	}

	/**
	 * Tells when to try again.
	 */
	public Refusal retryAfter(Duration delay) {
		this.retryAfter = delay;
		return this;
	}

	public HttpStatus status() {
		return this.status;
	}

	/**
	 * Whether the same request may well succeed later, so that the refusal is not its
	 * final answer.
	 */
	boolean isForNow() {
		return this.retryAfter != null || this.status.is5xxServerError() || this.status == HttpStatus.TOO_MANY_REQUESTS;
	}

	Problem problem() {
		String message = (getMessage() != null) ? getMessage() : this.status.getReasonPhrase();
		return Problem.of(this.status, List.of(new Problem.Error(message, this.field)), this.details);
	}

	HttpHeaders headers() {
		return (this.retryAfter != null) ? Problem.retryAfter(this.retryAfter) : new HttpHeaders();
	}

}
