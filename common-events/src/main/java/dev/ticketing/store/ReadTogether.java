package dev.ticketing.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.bson.Document;

import org.springframework.data.mongodb.core.MongoOperations;

/**
 * Reads documents by their ids: those that are asked for at the same time, in one round
 * trip. Everybody gets an object of their own.
 *
 * @param <T> what the documents are
 */
public final class ReadTogether<T> {

	private static final int LANES = 2;

	private static final int MOST = 500;

	private final Merged<String, Optional<Document>> merged = new Merged<>(LANES, MOST, this::read);

	private final MongoOperations mongo;

	private final Class<T> type;

	public ReadTogether(MongoOperations mongo, Class<T> type) {
		this.mongo = mongo;
		this.type = type;
	}

	/**
	 * The document with this id, as it was stored at some moment after the call.
	 */
	public Optional<T> find(String id) {
		return this.merged.ask(id).map((document) -> this.mongo.getConverter().read(this.type, document));
	}

	private List<Optional<Document>> read(List<String> ids) {
		Map<String, Document> found = this.mongo.execute(this.type,
				(collection) -> collection.find(new Document("_id", new Document("$in", List.copyOf(Set.copyOf(ids)))))
					.into(new java.util.ArrayList<>())
					.stream()
					.collect(Collectors.toMap((document) -> document.getString("_id"), Function.identity())));
		return ids.stream().map((id) -> Optional.ofNullable((found != null) ? found.get(id) : null)).toList();
	}

}
