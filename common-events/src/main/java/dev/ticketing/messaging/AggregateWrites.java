package dev.ticketing.messaging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.ticketing.store.Merged;
import org.bson.Document;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Writes aggregates that are to be written at the same time in one round trip. Each is
 * still compared and set by itself, and each caller hears what became of theirs.
 */
final class AggregateWrites {

	private static final int MOST = 200;

	private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

	private final Merged<Write, Optional<RuntimeException>> merged = new Merged<>(MOST, this::write);

	private final MongoOperations mongo;

	AggregateWrites(MongoOperations mongo) {
		this.mongo = mongo;
	}

	/**
	 * Stores a new aggregate.
	 * @throws DuplicateKeyException if there is one with its id or another unique key
	 */
	void insert(Aggregate aggregate) {
		// Also if it was tried before, and so has a version already.
		aggregate.become(1);
		ask(new Write(collection(aggregate), aggregate.id(), new InsertOneModel<>(document(aggregate)), false));
	}

	/**
	 * Stores an aggregate in place of the version that was read. What is unique about it
	 * besides its id must not have changed: which of the two is taken nobody could tell.
	 * @throws OptimisticLockingFailureException if somebody has stored another one
	 */
	void replace(Aggregate aggregate) {
		Document read = new Document("_id", aggregate.id()).append("version", aggregate.version());
		aggregate.become(aggregate.nextVersion());
		// A replacement that does not find what it is for becomes an insertion, which
		// fails, as the id is taken: so the store says which of many came too late.
		ask(new Write(collection(aggregate), aggregate.id(),
				new ReplaceOneModel<>(read, document(aggregate), OR_INSERT), true));
	}

	private void ask(Write write) {
		this.merged.ask(write).ifPresent((failure) -> {
			throw failure;
		});
	}

	private String collection(Aggregate aggregate) {
		return this.mongo.getCollectionName(aggregate.getClass());
	}

	private Document document(Aggregate aggregate) {
		Document document = new Document();
		this.mongo.getConverter().write(aggregate, document);
		return document;
	}

	private List<Optional<RuntimeException>> write(List<Write> together) {
		List<Optional<RuntimeException>> outcomes = new ArrayList<>(
				together.stream().map((write) -> Optional.<RuntimeException>empty()).toList());
		// All instances in the same order: a store that locks as it goes must not lock
		// up.
		Map<String, List<Integer>> byCollection = IntStream.range(0, together.size())
			.boxed()
			.sorted(Comparator.comparing((index) -> together.get(index).id()))
			.collect(Collectors.groupingBy((index) -> together.get(index).collection()));
		byCollection.forEach((collection, indexes) -> {
			List<Write> writes = indexes.stream().map(together::get).toList();
			errors(collection, writes).forEach((error) -> outcomes.set(indexes.get(error.getIndex()),
					Optional.of(failure(writes.get(error.getIndex()), error))));
		});
		return outcomes;
	}

	private List<BulkWriteError> errors(String collection, List<Write> writes) {
		List<BulkWriteError> errors = this.mongo.execute(collection, (documents) -> {
			try {
				documents.bulkWrite(writes.stream().map(Write::model).toList(), new BulkWriteOptions().ordered(false));
				return List.of();
			}
			catch (MongoBulkWriteException ex) {
				if (ex.getWriteConcernError() != null) {
					throw ex;
				}
				return ex.getWriteErrors();
			}
		});
		return (errors != null) ? errors : List.of();
	}

	private static RuntimeException failure(Write write, BulkWriteError error) {
		if (error.getCategory() != ErrorCategory.DUPLICATE_KEY) {
			return new InvalidDataAccessResourceUsageException(write.collection() + " " + write.id() + ": " + error);
		}
		if (write.replaces()) {
			return new OptimisticLockingFailureException(
					"%s %s has been changed meanwhile".formatted(write.collection(), write.id()));
		}
		return new DuplicateKeyException(error.getMessage());
	}

	private record Write(String collection, String id, WriteModel<Document> model, boolean replaces) {
	}

}
