package dev.ticketing.tickets.ticket;

import java.util.ArrayList;
import java.util.List;

import com.mongodb.MongoClientSettings;
import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import org.bson.BsonDocument;

import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;

/**
 * The queries that lists have really sent to the store.
 */
class SentQueries implements MongoClientSettingsBuilderCustomizer, CommandListener {

	private final List<BsonDocument> queries = new ArrayList<>();

	@Override
	public void customize(MongoClientSettings.Builder settings) {
		settings.addCommandListener(this);
	}

	@Override
	public synchronized void commandStarted(CommandStartedEvent event) {
		// Only lists say which index to use.
		if (event.getCommandName().equals("find") && event.getCommand().containsKey("hint")) {
			this.queries.add(BsonDocument.parse(event.getCommand().toJson()));
		}
	}

	/**
	 * What has been sent since the last time.
	 */
	synchronized List<BsonDocument> take() {
		List<BsonDocument> taken = List.copyOf(this.queries);
		this.queries.clear();
		return taken;
	}

}
