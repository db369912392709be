package dev.ticketing.messaging;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import com.mongodb.MongoCredential;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import org.bson.BsonDocument;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryTests {

	@ParameterizedTest
	@CsvSource({ "1, 100", "2, 400", "3, 1600", "4, 6400", "5, 25600", "6, 30000", "7, 30000", "1000000, 30000" })
	void backsOffFourfoldUpToHalfAMinute(long delivery, long millis) {
		assertThat(Delivery.backOff(delivery)).isBetween(Duration.ofMillis(millis), Duration.ofMillis(millis * 5 / 4));
	}

	static Stream<Throwable> noEventIsToBlameFor() {
		MongoWriteException full = new MongoWriteException(new WriteError(14031,
				"Available disk space of 4096 bytes is less than required: OutOfDiskSpace", new BsonDocument()),
				new ServerAddress(), List.of());
		return Stream.of(new DataAccessResourceFailureException("away"), new MongoTimeoutException("silent"), full,
				new UncategorizedMongoDbException("wrapped", full),
				new MongoSecurityException(MongoCredential.createCredential("orders", "orders", new char[0]),
						"Authentication failed."),
				new IllegalStateException("wrapped", new MongoTimeoutException("silent")));
	}

	@ParameterizedTest
	@MethodSource
	void noEventIsToBlameFor(Throwable failure) {
		assertThat(Delivery.outOfReach(failure)).isTrue();
	}

	@Test
	void anEventIsToBlameForAnythingElse() {
		assertThat(Delivery.outOfReach(new IllegalStateException("a bug"))).isFalse();
		assertThat(Delivery.outOfReach(new DataIntegrityViolationException("it does not fit"))).isFalse();
	}

	@RepeatedTest(3)
	void doesNotBringBackTogetherWhatFailedTogether() {
		assertThat(java.util.stream.Stream.generate(() -> Delivery.backOff(6)).limit(20).distinct().count())
			.isGreaterThan(10);
	}

}
