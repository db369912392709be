package dev.ticketing.store;

import java.util.Optional;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoWriteException;

/**
 * What a failure at MongoDB means for whoever runs it.
 *
 * @param problem a sentence; without a password
 * @param remedy a sentence that names the setting
 */
public record StoreTrouble(String problem, String remedy) {

	private static final StoreTrouble REFUSED = new StoreTrouble(
			"MongoDB refuses the user or the password in MONGODB_URI.",
			"Set MONGODB_URI to an account that may read and write this service's database.");

	private static final StoreTrouble NO_ROOM = new StoreTrouble("MongoDB has no room left.",
			"Give the volume of the server in MONGODB_URI more space.");

	/**
	 * What is wrong with the server itself: it refuses the account, or has no room left.
	 * Nothing if the cause is another one, such as a server that is out of reach.
	 */
	public static Optional<StoreTrouble> atServer(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MongoException mongo) {
				return Optional.of(of(mongo)).filter(StoreTrouble::isAtServer);
			}
		}
		return Optional.empty();
	}

	private boolean isAtServer() {
		return equals(REFUSED) || equals(NO_ROOM);
	}

	static StoreTrouble of(MongoException failure) {
		String said = String.valueOf(failure.getMessage());
		if (failure.getCause() instanceof MongoSecurityException || failure instanceof MongoSecurityException
				|| says(said, "MongoSecurityException", "Authentication failed", "requires authentication")) {
			return REFUSED;
		}
		if (says(said, "OutOfDiskSpace", "No space left", "disk full")) {
			return NO_ROOM;
		}
		if (failure instanceof MongoCommandException || failure instanceof MongoWriteException) {
			return new StoreTrouble("MongoDB refuses what this service needs: %s.".formatted(said),
					"Look at the server in MONGODB_URI.");
		}
		return new StoreTrouble("MongoDB is out of reach: %s.".formatted(said),
				"Start it, or set MONGODB_URI to where it is.");
	}

	private static boolean says(String said, String... words) {
		return Stream.of(words).anyMatch(said::contains);
	}

}
