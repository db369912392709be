package dev.ticketing.systemtests.invariants;

import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What a request with an Idempotency-Key was answered, and will be again.
 *
 * @param id the operation, the user and the key
 * @param reservedId the id of what it makes
 */
record StoredAnswer(String service, String id, String reservedId, @Nullable Integer status, @Nullable String body) {

	static StoredAnswer of(String service, Document stored) {
		return new StoredAnswer(service, String.valueOf(stored.get("_id")), stored.getString("reservedId"),
				stored.getInteger("status"), stored.getString("body"));
	}

	boolean is(String operation) {
		return this.id.startsWith(operation + ":");
	}

	boolean created() {
		return this.status != null && this.status == 201;
	}

	boolean refused() {
		return this.status != null && this.status >= 400;
	}

}
