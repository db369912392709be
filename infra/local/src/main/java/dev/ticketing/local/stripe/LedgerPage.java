package dev.ticketing.local.stripe;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows what the simulator holds: a page for people, and all amounts for programs that
 * check invariants.
 */
final class LedgerPage {

	private static final JsonMapper JSON = JsonMapper.shared();

	private static final int SHOWN = 200;

	private final Ledger ledger;

	LedgerPage(Ledger ledger) {
		this.ledger = ledger;
	}

	/**
	 * Writes all intents, newest first, and what was received by currency; one by one,
	 * for they may be more than fit into memory twice.
	 */
	void write(OutputStream output) {
		Map<String, Long> received = new TreeMap<>();
		try (JsonGenerator json = JSON.createGenerator(output)) {
			json.writeStartObject().writeArrayPropertyStart("payment_intents");
			for (PaymentIntent intent : this.ledger.newestFirst()) {
				json.writePOJO(line(intent));
				received.merge(intent.terms().currency(), intent.standing().received(), Long::sum);
			}
			json.writeEndArray().writePOJOProperty("received", received).writeEndObject();
		}
	}

	private static ObjectNode line(PaymentIntent intent) {
		Status status = intent.standing().status();
		ObjectNode line = JSON.createObjectNode().put("id", intent.id()).put("status", status.wire());
		line.put("created", intent.created()).put("currency", intent.terms().currency());
		line.put("amount", intent.terms().amount()).put("amount_capturable", intent.capturable());
		line.put("amount_captured", intent.standing().received()).put("amount_refunded", 0);
		line.put("amount_canceled", (status == Status.CANCELED) ? intent.terms().amount() : 0);
		line.set("metadata", JSON.valueToTree(intent.terms().metadata()));
		return line;
	}

	String html() {
		String rows = this.ledger.newestFirst()
			.stream()
			.limit(SHOWN)
			.map(LedgerPage::row)
			.collect(Collectors.joining("\n"));
		return """
				<!doctype html><html lang="en"><meta charset="utf-8"><title>Stripe simulator</title>
				<style>body{font:14px system-ui;margin:2rem}td,th{padding:.3rem .8rem;text-align:left}</style>
				<h1>Stripe simulator</h1>
				<p>No card is charged here. The newest 200 payment intents; all of them are in
				<a href="/_sim/ledger">/_sim/ledger</a>.</p>
				<table><tr><th>Created<th>Payment intent<th>Status<th>Amount<th>Captured<th>Metadata</tr>
				%s
				</table></html>
				""".formatted(rows);
	}

	private static String row(PaymentIntent intent) {
		Terms terms = intent.terms();
		return "<tr><td>%s<td>%s<td>%s<td>%d %s<td>%d<td>%s</tr>".formatted(Instant.ofEpochSecond(intent.created()),
				intent.id(), intent.standing().status().wire(), terms.amount(), terms.currency(),
				intent.standing().received(), escaped(terms.metadata().toString()));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
