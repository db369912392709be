package dev.ticketing.simulation.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoNamespace;
import com.mongodb.MongoWriteException;
import com.mongodb.ReadPreference;
import com.mongodb.ServerAddress;
import com.mongodb.WriteConcern;
import com.mongodb.WriteError;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateManyModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.DeleteResult;
import com.mongodb.client.result.InsertManyResult;
import com.mongodb.client.result.InsertOneResult;
import com.mongodb.client.result.UpdateResult;
import dev.ticketing.simulation.store.GatedDatabase.Calls;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.configuration.CodecRegistry;
import org.bson.conversions.Bson;

/**
 * A collection as the driver would offer it. Of a bulk, each document is a command of its
 * own, since each is atomic by itself and the sender may die between any two.
 */
final class GatedCollection implements Calls {

	private static final ServerAddress HERE = new ServerAddress();

	private final MemoryStore store;

	private final String database;

	private final String name;

	private final StoreGate gate;

	private final CodecRegistry codecs;

	GatedCollection(MemoryStore store, String database, String name, StoreGate gate, CodecRegistry codecs) {
		this.store = store;
		this.database = database;
		this.name = name;
		this.gate = gate;
		this.codecs = codecs;
	}

	@Override
	public Object call(String method, Object[] given) {
		return switch (method) {
			case "getNamespace" -> new MongoNamespace(this.database, this.name);
			case "getCodecRegistry" -> this.codecs;
			case "getReadPreference" -> ReadPreference.primary();
			case "getWriteConcern" -> WriteConcern.MAJORITY;
			case "withCodecRegistry", "withReadPreference", "withWriteConcern", "withDocumentClass" -> SELF;
			case "find" ->
				found((given.length > 0 && given[0] instanceof Bson filter) ? document(filter) : new Document());
			case "aggregate" -> aggregated((List<?>) given[0]);
			case "countDocuments" -> (long) rows(find(document((Bson) given[0]))).size();
			case "createIndex" -> index((Bson) given[0], (given.length > 1) ? (IndexOptions) given[1] : null);
			case "insertOne" -> inserted((Document) given[0]);
			case "insertMany" -> insertedMany((List<?>) given[0],
					given.length > 1 && given[1] instanceof InsertManyOptions options && !options.isOrdered());
			case "updateOne" -> updated(document((Bson) given[0]), document((Bson) given[1]),
					given.length > 2 && ((UpdateOptions) given[2]).isUpsert());
			case "replaceOne" -> updated(document((Bson) given[0]), (Document) given[1],
					given.length > 2 && ((ReplaceOptions) given[2]).isUpsert());
			case "deleteOne" -> deleted(document((Bson) given[0]), 1);
			case "deleteMany" -> deleted(document((Bson) given[0]), 0);
			case "bulkWrite" -> bulk((List<?>) given[0]);
			default -> throw this.gate.lacks(method);
		};
	}

	private Object found(Document filter) {
		return Results.of(find(filter), this::rows, this.codecs);
	}

	private Document find(Document filter) {
		return new Document("find", this.name).append("filter", filter).append("batchSize", 1_000_000);
	}

	private Object aggregated(List<?> pipeline) {
		List<Document> stages = pipeline.stream().map((stage) -> document((Bson) stage)).toList();
		return Results.of(new Document("aggregate", this.name).append("pipeline", stages)
			.append("cursor", new Document("batchSize", 1_000_000)), this::rows, this.codecs);
	}

	private List<Document> rows(Document command) {
		return run(command).get("cursor", Document.class).getList("firstBatch", Document.class);
	}

	private String index(Bson keys, IndexOptions options) {
		if (options != null && options.isUnique()) {
			this.store.unique(new MemoryStore.UniqueKey(this.database, this.name, document(keys)));
		}
		return "index";
	}

	private Object inserted(Document document) {
		WriteError error = insert(document);
		if (error != null) {
			throw new MongoWriteException(error, HERE, List.of());
		}
		return InsertOneResult.acknowledged(id(document));
	}

	private Object insertedMany(List<?> documents, boolean evenSo) {
		List<BulkWriteError> errors = new ArrayList<>();
		for (int i = 0; i < documents.size() && (evenSo || errors.isEmpty()); i++) {
			WriteError error = insert((Document) documents.get(i));
			if (error != null) {
				errors.add(new BulkWriteError(error.getCode(), error.getMessage(), new BsonDocument(), i));
			}
		}
		if (!errors.isEmpty()) {
			throw new MongoBulkWriteException(BulkWriteResult.unacknowledged(), errors, null, HERE, Set.of());
		}
		return InsertManyResult.unacknowledged();
	}

	private WriteError insert(Document document) {
		return error(run(new Document("insert", this.name).append("documents", List.of(document))));
	}

	private UpdateResult updated(Document filter, Document update, boolean upsert) {
		Document answer = update(filter, update, upsert);
		List<Document> upserted = answer.getList("upserted", Document.class, List.of());
		int matched = answer.get("n", Number.class).intValue() - upserted.size();
		return UpdateResult.acknowledged(matched, answer.get("nModified", Number.class).longValue(),
				upserted.isEmpty() ? null : id(upserted.getFirst()));
	}

	private Document update(Document filter, Document update, boolean upsert) {
		Document one = new Document("q", filter).append("u", update).append("upsert", upsert).append("multi", false);
		Document answer = run(new Document("update", this.name).append("updates", List.of(one)));
		WriteError error = error(answer);
		if (error != null) {
			throw new MongoWriteException(error, HERE, List.of());
		}
		return answer;
	}

	private Object deleted(Document filter, int limit) {
		Document one = new Document("q", filter).append("limit", limit);
		return DeleteResult
			.acknowledged(run(new Document("delete", this.name).append("deletes", List.of(one))).get("n", Number.class)
				.longValue());
	}

	private Object bulk(List<?> writes) {
		int matched = 0;
		List<BulkWriteError> errors = new ArrayList<>();
		for (int i = 0; i < writes.size(); i++) {
			try {
				matched += write(writes.get(i));
			}
			catch (MongoWriteException ex) {
				errors.add(new BulkWriteError(ex.getCode(), ex.getError().getMessage(), new BsonDocument(), i));
			}
		}
		BulkWriteResult result = BulkWriteResult.acknowledged(0, matched, 0, matched, List.of(), List.of());
		if (!errors.isEmpty()) {
			throw new MongoBulkWriteException(result, errors, null, HERE, Set.of());
		}
		return result;
	}

	/**
	 * @return how many documents were there for it
	 */
	private int write(Object write) {
		return switch (write) {
			case InsertOneModel<?> one -> {
				inserted((Document) one.getDocument());
				yield 0;
			}
			case UpdateOneModel<?> one ->
				(int) updated(document(one.getFilter()), document(one.getUpdate()), one.getOptions().isUpsert())
					.getMatchedCount();
			case ReplaceOneModel<?> one -> (int) updated(document(one.getFilter()), (Document) one.getReplacement(),
					one.getReplaceOptions().isUpsert())
				.getMatchedCount();
			case UpdateManyModel<?> many -> updatedEach(document(many.getFilter()), document(many.getUpdate()));
			default -> throw this.gate.lacks(write.getClass().getName());
		};
	}

	private int updatedEach(Document filter, Document update) {
		return filter.get("_id", Document.class)
			.getList("$in", Object.class)
			.stream()
			.mapToInt((id) -> (int) updated(new Document(filter).append("_id", id), update, false).getMatchedCount())
			.sum();
	}

	private Document run(Document command) {
		try {
			return this.gate.pass(this.name, command, () -> this.store.run(this.database, command));
		}
		catch (IllegalStateException ex) {
			throw new MongoException(String.valueOf(ex.getMessage()), ex);
		}
	}

	private static WriteError error(Document answer) {
		List<Document> errors = answer.getList("writeErrors", Document.class, List.of());
		return errors.isEmpty() ? null : new WriteError(errors.getFirst().get("code", Number.class).intValue(),
				String.valueOf(errors.getFirst().get("errmsg")), new BsonDocument());
	}

	private static BsonValue id(Document document) {
		return new BsonString(String.valueOf(document.get("_id")));
	}

	private Document document(Bson bson) {
		return Results.document(bson, this.codecs);
	}

}
