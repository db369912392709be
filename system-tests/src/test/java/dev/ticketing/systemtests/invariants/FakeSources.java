package dev.ticketing.systemtests.invariants;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.bson.Document;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Databases, streams, timers and a bank that exist here only, and can be spoilt.
 */
final class FakeSources implements Sources {

	private final Map<String, List<Document>> collections = new HashMap<>();

	private final Map<String, List<Message>> streams = new HashMap<>();

	private final List<Lag> lags = new ArrayList<>();

	private final Map<String, Double> timers = new TreeMap<>();

	private final ObjectNode ledger = JsonMapper.shared().createObjectNode();

	FakeSources() {
		this.ledger.putArray("payment_intents");
		this.ledger.putArray("events");
	}

	void store(String collection, Document document) {
		stored(collection).add(document);
	}

	List<Document> stored(String collection) {
		return this.collections.computeIfAbsent(collection, (name) -> new ArrayList<>());
	}

	Document stored(String collection, String id) {
		return stored(collection).stream()
			.filter((document) -> document.get("_id").equals(id))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + id + " in " + collection));
	}

	List<Message> stream(String name) {
		return this.streams.computeIfAbsent(name, (stream) -> new ArrayList<>());
	}

	/**
	 * Tells of a change at the end of a stream.
	 */
	void tell(String stream, String event, String aggregate, long version, Instant time, String data) {
		long sequence = stream(stream).size() + 1;
		stream(stream).add(new Message(stream, sequence, "%s-%s-%d".formatted(event, aggregate, version),
				"dev.ticketing." + event + ".v1", aggregate, version, time, data));
	}

	/**
	 * The bank makes an intent.
	 */
	ObjectNode intent(String id, String orderId, String status, long amount) {
		ObjectNode intent = this.ledger.withArray("payment_intents").addObject();
		intent.put("id", id).put("status", status).put("amount", amount).put("currency", "eur");
		intent.put("amount_captured", status.equals("succeeded") ? amount : 0);
		intent.put("amount_capturable", 0).put("amount_refunded", 0);
		intent.putObject("metadata").put("orderId", orderId);
		return intent;
	}

	void taken(String intentId, Instant at) {
		this.ledger.withArray("events")
			.addObject()
			.put("type", "payment_intent.succeeded")
			.put("payment_intent", intentId)
			.put("created", at.getEpochSecond());
	}

	ObjectNode intent(String id) {
		return (ObjectNode) this.ledger.path("payment_intents")
			.valueStream()
			.filter((intent) -> intent.path("id").asString().equals(id))
			.findFirst()
			.orElseThrow();
	}

	@Override
	public List<Document> documents(String service, String collection) {
		return stored(service + "/" + collection);
	}

	@Override
	public List<Message> messages(String stream) {
		return stream(stream);
	}

	@Override
	public List<Lag> lags() {
		return this.lags;
	}

	@Override
	public Map<String, Double> timers() {
		return this.timers;
	}

	@Override
	public JsonNode ledger() {
		return this.ledger;
	}

}
