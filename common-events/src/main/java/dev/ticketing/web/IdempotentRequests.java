package dev.ticketing.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * Answers a request that is sent again with the same Idempotency-Key as it was answered
 * the first time, without doing it again; with another body under the same key, 422
 * (https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/). Answers
 * are kept for two days.
 * <p>
 * Whoever stores the key first does the work; the others wait for the answer. If the
 * first one dies, the next one takes over after half a minute with the same reserved id,
 * so the work must be such that doing it twice under one id has the effect of once.
 */
public final class IdempotentRequests {

	private static final Duration LEASE = Duration.ofSeconds(30);

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final MongoOperations mongo;

	private final JsonMapper json;

	private final Clock clock;

	IdempotentRequests(MongoOperations mongo, JsonMapper json, Clock clock) {
		this.mongo = mongo;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Does the work, or answers as before.
	 * @param scope the operation and who asks for it
	 * @param key what the client sent; without one the work is just done
	 * @param work makes the answer; is given the id that the thing it makes shall have. A
	 * {@link Refusal} is an answer too, unless it is only for now
	 */
	public ResponseEntity<?> once(String scope, @Nullable String key, Object body,
			Function<String, ResponseEntity<?>> work) {
		if (key == null) {
			return work.apply(new ObjectId().toHexString());
		}
		if (!key.matches("[\\x21-\\x7e]{1,255}")) {
			throw Refusal.invalid("Idempotency-Key", "An Idempotency-Key has 1 to 255 visible ASCII characters.");
		}
		IdempotentRequest mine = new IdempotentRequest(scope + ":" + key, fingerprint(body),
				new ObjectId().toHexString(), this.clock.instant(), null, null);
		return first(mine) ? answer(mine, work) : again(mine, work);
	}

	private boolean first(IdempotentRequest mine) {
		try {
			this.mongo.insert(mine);
			return true;
		}
		catch (DuplicateKeyException ex) {
			return false;
		}
	}

	private ResponseEntity<?> again(IdempotentRequest mine, Function<String, ResponseEntity<?>> work) {
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		while (true) {
			IdempotentRequest first = this.mongo.findById(mine.id(), IdempotentRequest.class);
			if (first != null && !first.fingerprint().equals(mine.fingerprint())) {
				throw Refusal.of(HttpStatus.UNPROCESSABLE_CONTENT,
						"This Idempotency-Key has been used for another request.");
			}
			if (first != null && first.status() != null) {
				return replay(first.status(), String.valueOf(first.body()));
			}
			if (first != null && takeOver(first)) {
				return answer(first, work);
			}
			if (System.nanoTime() > deadline) {
				throw Refusal.conflict("The first request with this Idempotency-Key is still being worked on.")
					.retryAfter(Duration.ofSeconds(2));
			}
			LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
		}
	}

	private boolean takeOver(IdempotentRequest first) {
		Instant now = this.clock.instant();
		return first.begunAt().isBefore(now.minus(LEASE))
				&& this.mongo
					.updateFirst(
							Query
								.query(byId(first.id()).and("begunAt").is(first.begunAt()).and("status").exists(false)),
							Update.update("begunAt", now), IdempotentRequest.class)
					.getModifiedCount() == 1;
	}

	private ResponseEntity<?> answer(IdempotentRequest request, Function<String, ResponseEntity<?>> work) {
		try {
			ResponseEntity<?> answer = work.apply(request.reservedId());
			if (answer.getStatusCode().is5xxServerError()) {
				release(request);
			}
			else {
				keep(request, answer.getStatusCode().value(), this.json.writeValueAsString(answer.getBody()));
			}
			return answer;
		}
		catch (Refusal refusal) {
			if (refusal.isForNow()) {
				release(request);
			}
			else {
				keep(request, refusal.status().value(), refusal.problem().json());
			}
			throw refusal;
		}
		catch (RuntimeException ex) {
			release(request);
			throw ex;
		}
	}

	// The first answer stays, should two have worked on it after all.
	private void keep(IdempotentRequest request, int status, String body) {
		this.mongo.updateFirst(Query.query(byId(request.id()).and("status").exists(false)),
				Update.update("status", status).set("body", body), IdempotentRequest.class);
	}

	/**
	 * Lets the next one try at once. How far the work came is unknown, so it keeps its
	 * reserved id.
	 */
	private void release(IdempotentRequest request) {
		this.mongo.updateFirst(Query.query(byId(request.id()).and("status").exists(false)),
				Update.update("begunAt", this.clock.instant().minus(LEASE).minusSeconds(1)), IdempotentRequest.class);
	}

	private static Criteria byId(String id) {
		return Criteria.where("_id").is(id);
	}

	private static ResponseEntity<?> replay(int status, String body) {
		MediaType type = (status < 400) ? MediaType.APPLICATION_JSON : MediaType.APPLICATION_PROBLEM_JSON;
		return ResponseEntity.status(status).contentType(type).body(body.getBytes(StandardCharsets.UTF_8));
	}

	private String fingerprint(Object body) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(this.json.writeValueAsBytes(body));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
