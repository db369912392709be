package dev.ticketing.systemtests.invariants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.ConnectionString;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A running platform, looked at from behind.
 */
final class LiveSources implements Sources, AutoCloseable {

	private final Map<String, MongoClient> clients = new HashMap<>();

	private final Addresses addresses;

	private final StreamReader streams;

	private final TimerReader timers;

	LiveSources(Addresses addresses) {
		this.addresses = addresses;
		this.streams = new StreamReader(addresses.nats());
		this.timers = new TimerReader(addresses.redis());
	}

	@Override
	public List<Document> documents(String service, String collection) {
		String uri = java.util.Objects.requireNonNull(this.addresses.databases().get(service), service);
		String database = java.util.Objects.requireNonNull(new ConnectionString(uri).getDatabase(), uri);
		return this.clients.computeIfAbsent(uri, MongoClients::create)
			.getDatabase(database)
			.getCollection(collection)
			.find()
			.into(new ArrayList<>());
	}

	@Override
	public List<Message> messages(String stream) {
		return this.streams.messages(stream);
	}

	@Override
	public List<Lag> lags() {
		return this.streams.lags();
	}

	@Override
	public Map<String, Double> timers() {
		return this.timers.all();
	}

	@Override
	public @Nullable JsonNode ledger() {
		return (this.addresses.simulator() != null) ? LedgerReader.read(this.addresses.simulator()) : null;
	}

	@Override
	public void close() {
		this.clients.values().forEach(MongoClient::close);
		this.streams.close();
		this.timers.close();
	}

}
