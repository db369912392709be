package dev.ticketing.messaging;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's way to build a lost stream anew from the service's database.
 */
@Endpoint(id = "republish")
public final class RepublishEndpoint {

	private final Republish republish;

	RepublishEndpoint(Republish republish) {
		this.republish = republish;
	}

	/**
	 * Tells all aggregates once more; again, if some have failed.
	 * @param raise by how much to lift their versions before, after a database was
	 * restored
	 */
	@WriteOperation
	public Republished republish(@Nullable Long raise) {
		if (raise != null && raise > 0) {
			this.republish.raise(raise);
		}
		Republish.Result result = this.republish.publish();
		return new Republished(result.published(), result.failed());
	}

	/**
	 * How many events went out and how many did not, by their names.
	 */
	public record Republished(Map<String, Long> published, Map<String, Long> failed) {
	}

}
