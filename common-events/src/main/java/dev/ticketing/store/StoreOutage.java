package dev.ticketing.store;

import java.util.List;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;

/**
 * Tells the failures that pass without anybody changing a request or an event: the store
 * is out of reach, changes its primary, starts, stops, is full or refuses its account.
 */
public final class StoreOutage {

	private static final List<Class<? extends Throwable>> OUTAGES = List.of(TransientDataAccessException.class,
			RecoverableDataAccessException.class, DataAccessResourceFailureException.class,
			NonTransientDataAccessResourceException.class, MongoSocketException.class, MongoTimeoutException.class,
			MongoServerUnavailableException.class, MongoConnectionPoolClearedException.class,
			MongoNotPrimaryException.class, MongoNodeIsRecoveringException.class, MongoInterruptedException.class);

	// FerretDB passes on what its PostgreSQL says while it comes and goes.
	private static final List<String> COMES_OR_GOES = List.of("is not yet accepting connections", "is starting up",
			"is shutting down");

	private StoreOutage() {
	}

	/**
	 * Whether the failure, or one that it wraps, is of that kind.
	 */
	public static boolean is(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (isItself(cause)) {
				return true;
			}
		}
		return StoreTrouble.atServer(failure).isPresent();
	}

	private static boolean isItself(Throwable failure) {
		return OUTAGES.stream().anyMatch((outage) -> outage.isInstance(failure))
				|| (failure instanceof MongoException mongo
						&& COMES_OR_GOES.stream().anyMatch(String.valueOf(mongo.getMessage())::contains));
	}

}
