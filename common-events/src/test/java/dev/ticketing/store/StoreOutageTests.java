package dev.ticketing.store;

import java.util.List;
import java.util.stream.Stream;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoCredential;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import com.mongodb.ServerAddress;
import com.mongodb.WriteError;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.mongodb.UncategorizedMongoDbException;

import static org.assertj.core.api.Assertions.assertThat;

class StoreOutageTests {

	static Stream<Throwable> nobodyIsToBlameFor() {
		MongoWriteException full = new MongoWriteException(new WriteError(14031,
				"Available disk space of 4096 bytes is less than required: OutOfDiskSpace", new BsonDocument()),
				new ServerAddress(), List.of());
		MongoCommandException comes = new MongoCommandException(BsonDocument.parse("""
				{"ok": 0, "code": 1, "errmsg": "FATAL: the database system is not yet accepting connections"}"""),
				new ServerAddress());
		return Stream.of(new DataAccessResourceFailureException("away"), new MongoTimeoutException("silent"), full,
				new UncategorizedMongoDbException("wrapped", full), comes,
				new UncategorizedMongoDbException("wrapped", comes),
				new UncategorizedMongoDbException("wrapped",
						new MongoNotPrimaryException(new BsonDocument(), new ServerAddress())),
				new MongoSecurityException(MongoCredential.createCredential("orders", "orders", new char[0]),
						"Authentication failed."),
				new IllegalStateException("wrapped", new MongoTimeoutException("silent")));
	}

	@ParameterizedTest
	@MethodSource
	void nobodyIsToBlameFor(Throwable failure) {
		assertThat(StoreOutage.is(failure)).isTrue();
	}

	@Test
	void anythingElseIsABugOrABadRequest() {
		assertThat(StoreOutage.is(new IllegalStateException("a bug"))).isFalse();
		assertThat(StoreOutage.is(new DataIntegrityViolationException("it does not fit"))).isFalse();
		assertThat(StoreOutage.is(new MongoCommandException(BsonDocument.parse("""
				{"ok": 0, "code": 2, "errmsg": "unknown operator: $foo"}"""), new ServerAddress()))).isFalse();
	}

}
