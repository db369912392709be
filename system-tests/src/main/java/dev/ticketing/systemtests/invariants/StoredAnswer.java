package dev.ticketing.systemtests.invariants;

import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

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

	boolean says(String field, String value) {
		return this.body != null && JsonMapper.shared().readTree(this.body).path(field).asString("").equals(value);
	}

	boolean created() {
		return this.status != null && this.status == 201;
	}

	boolean refused() {
		return this.status != null && this.status >= 400;
	}

}
