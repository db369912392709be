package dev.ticketing.messaging;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import dev.ticketing.testing.LocalServers;
import org.bson.Document;

import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;

/**
 * An empty database that counts what is written to it.
 */
final class Store implements CommandListener {

	private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

	private final Queue<String> writes = new ConcurrentLinkedQueue<>();

	private final MongoTemplate mongo;

	Store() {
		ConnectionString uri = new ConnectionString(LocalServers.mongo("messaging"));
		MongoClient client = MongoClients
			.create(MongoClientSettings.builder().applyConnectionString(uri).addCommandListener(this).build());
		Runtime.getRuntime().addShutdownHook(new Thread(client::close));
		this.mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, uri.getDatabase()));
		var entities = this.mongo.getConverter().getMappingContext();
		entities.getPersistentEntity(Stock.class);
		new MongoPersistentEntityIndexResolver(entities).resolveIndexFor(Stock.class)
			.forEach(this.mongo.indexOps(Stock.class)::createIndex);
		this.writes.clear();
	}

	MongoTemplate mongo() {
		return this.mongo;
	}

	/**
	 * An aggregate as it is stored, field by field.
	 */
	Document raw(String id) {
		return this.mongo.getCollection("stocks").find(new Document("_id", id)).first();
	}

	Stock load(String id) {
		return this.mongo.findById(id, Stock.class);
	}

	/**
	 * Whether nothing waits for the broker.
	 */
	boolean nothingPending() {
		return this.mongo.getCollection("stocks")
			.countDocuments(Document.parse("{$or: [{outbox: {$exists: true}}, {pendingSince: {$exists: true}}]}")) == 0;
	}

	List<String> writes() {
		return List.copyOf(this.writes);
	}

	@Override
	public void commandStarted(CommandStartedEvent event) {
		if (WRITES.contains(event.getCommandName())) {
			this.writes.add(event.getCommandName());
		}
	}

}
