package dev.ticketing.simulation.store;

import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The databases of all services. Unique keys outlive {@link #clear}.
 */
public final class MemoryStore {

	private final Set<UniqueKey> uniqueKeys = new LinkedHashSet<>();

	// The store wants to know who asks.
	private final Channel channel = new EmbeddedChannel();

	private MemoryBackend backend = new MemoryBackend();

	/**
	 * Forgets all documents.
	 */
	public void clear() {
		this.backend.close();
		this.backend = new MemoryBackend();
		this.uniqueKeys.forEach(this::create);
	}

	void unique(UniqueKey key) {
		if (this.uniqueKeys.add(key)) {
			create(key);
		}
	}

	/**
	 * Allows what a unique key forbids, until the next {@link #clear}.
	 */
	public void dropUniqueKey(String database, String field) {
		this.uniqueKeys.stream()
			.filter((key) -> key.database().equals(database) && key.keys().containsKey(field))
			.forEach((key) -> run(key.database(),
					new Document("dropIndexes", key.collection()).append("index", field + "_1")));
	}

	private void create(UniqueKey key) {
		String name = String.join("_", key.keys().keySet()) + "_1";
		Document index = new Document("key", key.keys()).append("name", name).append("unique", true);
		run(key.database(), new Document("createIndexes", key.collection()).append("indexes", List.of(index)));
	}

	/**
	 * Runs a command, and gives the store's answer, errors of writes included.
	 * @throws IllegalStateException if the store does not know such a command
	 */
	public Document run(String database, Document command) {
		String name = command.keySet().iterator().next();
		Document addressed = new Document(command).append("$db", database);
		try {
			return (Document) ours(this.backend.handleCommand(this.channel, database, name,
					(de.bwaldvogel.mongo.bson.Document) theirs(addressed)));
		}
		catch (MongoServerError ex) {
			throw new IllegalStateException(command.toJson(), ex);
		}
	}

	/**
	 * All documents of a collection that are like this.
	 */
	public List<Document> find(String database, String collection, Document filter) {
		Document answer = run(database,
				new Document("find", collection).append("filter", filter).append("batchSize", 1_000_000));
		return answer.get("cursor", Document.class).getList("firstBatch", Document.class);
	}

	private static Object theirs(Object value) {
		return switch (value) {
			case Map<?, ?> map -> {
				de.bwaldvogel.mongo.bson.Document document = new de.bwaldvogel.mongo.bson.Document();
				map.forEach((key, each) -> document.put((String) key, theirs(each)));
				yield document;
			}
			case List<?> list -> new ArrayList<>(list.stream().map(MemoryStore::theirs).toList());
			case Date date -> date.toInstant();
			case ObjectId id -> new de.bwaldvogel.mongo.bson.ObjectId(id.toByteArray());
			case null -> null;
			default -> value;
		};
	}

	private static Object ours(Object value) {
		return switch (value) {
			case de.bwaldvogel.mongo.bson.Document map -> {
				Document document = new Document();
				map.forEach((key, each) -> document.put(key, ours(each)));
				yield document;
			}
			case Iterable<?> list -> {
				List<Object> items = new ArrayList<>();
				list.forEach((each) -> items.add(ours(each)));
				yield items;
			}
			case java.time.Instant instant -> Date.from(instant);
			case de.bwaldvogel.mongo.bson.ObjectId id -> new ObjectId(id.getHexData());
			case null -> null;
			default -> value;
		};
	}

	/**
	 * That no two documents of a collection have the same.
	 */
	record UniqueKey(String database, String collection, Document keys) {
	}

}
