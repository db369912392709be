package dev.ticketing.store;

import com.mongodb.MongoException;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Says why a service can't start with its MongoDB: out of reach, a wrong password, or no
 * more room.
 */
final class StoreFailureAnalyzer extends AbstractFailureAnalyzer<MongoException> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, MongoException cause) {
		StoreTrouble trouble = StoreTrouble.of(cause);
		return new FailureAnalysis(trouble.problem(), trouble.remedy(), cause);
	}

}
