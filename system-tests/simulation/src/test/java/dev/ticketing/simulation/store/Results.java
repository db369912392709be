package dev.ticketing.simulation.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import com.mongodb.client.AggregateIterable;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoIterable;
import dev.ticketing.simulation.store.GatedDatabase.Calls;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * What a query will find, once somebody looks.
 */
final class Results implements Calls {

	private final Document command;

	private final Function<Document, List<Document>> ask;

	private final CodecRegistry codecs;

	private Results(Document command, Function<Document, List<Document>> ask, CodecRegistry codecs) {
		this.command = command;
		this.ask = ask;
		this.codecs = codecs;
	}

	static Object of(Document command, Function<Document, List<Document>> ask, CodecRegistry codecs) {
		Class<? extends MongoIterable<?>> type = asIterable(command.containsKey("find"));
		return GatedDatabase.proxy(type, new Results(command, ask, codecs));
	}

	@SuppressWarnings("unchecked")
	private static Class<? extends MongoIterable<?>> asIterable(boolean find) {
		return (Class<? extends MongoIterable<?>>) (Class<?>) (find ? FindIterable.class : AggregateIterable.class);
	}

	@Override
	public Object call(String method, Object[] given) {
		return switch (method) {
			case "filter", "projection", "sort" -> {
				if (given[0] != null) {
					this.command.put(method, document((Bson) given[0], this.codecs));
				}
				yield SELF;
			}
			case "limit", "skip" -> {
				this.command.put(method, given[0]);
				yield SELF;
			}
			case "batchSize", "collation", "cursorType", "maxTime", "hint", "comment", "noCursorTimeout",
					"allowDiskUse", "let" ->
				SELF;
			case "iterator", "cursor" -> cursor(rows());
			case "first" -> rows().stream().findFirst().orElse(null);
			case "map" -> mapped(function((com.mongodb.Function<?, ?>) given[0]));
			case "into" -> into(given[0]);
			case "forEach" -> {
				rows().forEach(consumer(given[0]));
				yield null;
			}
			default -> throw new UnsupportedOperationException(method);
		};
	}

	private List<Document> rows() {
		return this.ask.apply(this.command);
	}

	private Object mapped(Function<Object, Object> mapping) {
		return GatedDatabase.proxy(MongoIterable.class, (method, given) -> {
			List<Object> mapped = new ArrayList<>(rows().stream().map(mapping).toList());
			return switch (method) {
				case "into" -> add(mapped, given[0]);
				case "iterator" -> cursor(mapped);
				case "first" -> mapped.isEmpty() ? null : mapped.getFirst();
				default -> throw new UnsupportedOperationException(method);
			};
		});
	}

	private Object into(Object target) {
		return add(rows(), target);
	}

	@SuppressWarnings("unchecked")
	private static Object add(List<?> rows, Object target) {
		((Collection<Object>) target).addAll(rows);
		return target;
	}

	private static Object cursor(List<?> rows) {
		Iterator<?> iterator = rows.iterator();
		return GatedDatabase.proxy(MongoCursor.class, (method, given) -> switch (method) {
			case "hasNext" -> iterator.hasNext();
			case "next" -> iterator.next();
			case "available" -> rows.size();
			case "close" -> null;
			default -> throw new UnsupportedOperationException(method);
		});
	}

	@SuppressWarnings("unchecked")
	private static Function<Object, Object> function(com.mongodb.Function<?, ?> given) {
		return ((com.mongodb.Function<Object, Object>) given)::apply;
	}

	@SuppressWarnings("unchecked")
	private static Consumer<Object> consumer(Object given) {
		return (Consumer<Object>) given;
	}

	/**
	 * What the driver would send for a filter or an update.
	 */
	static Document document(Bson bson, CodecRegistry codecs) {
		if (bson instanceof Document document && plain(document)) {
			return document;
		}
		BsonDocument sent = bson.toBsonDocument(Document.class, codecs);
		return flat(new DocumentCodec(codecs).decode(new BsonDocumentReader(sent), DecoderContext.builder().build()));
	}

	// {$and: [{a: 1}, {$and: [{b: 2}]}]} is {a: 1, b: 2}.
	private static Document flat(Document filter) {
		Document flat = new Document();
		filter.forEach((key, value) -> {
			if (key.equals("$and")) {
				filter.getList(key, Document.class).stream().map(Results::flat).forEach(flat::putAll);
			}
			else {
				flat.put(key, value);
			}
		});
		return flat;
	}

	private static boolean plain(Document document) {
		return document.values().stream().allMatch((value) -> value instanceof String || value instanceof Number);
	}

}
