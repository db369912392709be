package dev.ticketing.web;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A request that came with an Idempotency-Key, and its answer once there is one.
 *
 * @param id what makes the request one of a kind: the operation, the user and the key
 * @param fingerprint of the body
 * @param reservedId the id that what the request makes shall have, however often it is
 * begun
 * @param begunAt when somebody last began to work on it
 * @param status HTTP status of the answer
 * @param body the answer as it was sent
 */
@Document("idempotentRequests")
record IdempotentRequest(@Id String id, String fingerprint, String reservedId,
		@Indexed(expireAfter = "2d") Instant begunAt, @Nullable Integer status, @Nullable String body) {
}
