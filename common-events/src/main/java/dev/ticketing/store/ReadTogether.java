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
 * Reads documents by their ids, or by another unique key: those that are asked for at the
 * same time, in one round trip. Everybody gets an object of their own.
 *
 * @param <T> what the documents are
 */
public final class ReadTogether<T> {

	private static final int MOST = 500;

	private final Merged<String, Optional<Document>> merged = new Merged<>(MOST, this::read);

	private final MongoOperations mongo;

	private final Class<T> type;

	private final String key;

	public ReadTogether(MongoOperations mongo, Class<T> type) {
		this(mongo, type, "_id");
	}

	/**
	 * @param key a field that no two documents have the same in
	 */
	public ReadTogether(MongoOperations mongo, Class<T> type, String key) {
		this.mongo = mongo;
		this.type = type;
		this.key = key;
	}

	/**
	 * The document with this id or key, as it was stored at some moment after the call.
	 */
	public Optional<T> find(String value) {
		return this.merged.ask(value).map((document) -> this.mongo.getConverter().read(this.type, document));
	}

	private List<Optional<Document>> read(List<String> values) {
		Map<String, Document> found = this.mongo.execute(this.type,
				(collection) -> collection
					.find(new Document(this.key, new Document("$in", List.copyOf(Set.copyOf(values)))))
					.into(new java.util.ArrayList<>())
					.stream()
					.collect(Collectors.toMap((document) -> document.getString(this.key), Function.identity())));
		return values.stream().map((value) -> Optional.ofNullable((found != null) ? found.get(value) : null)).toList();
	}

}
