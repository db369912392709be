package dev.ticketing.local.stripe;

import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
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
			for (PaymentIntent intent : this.ledger.intents().descendingMap().values()) {
				json.writePOJO(line(intent));
				received.merge(intent.terms().currency(), intent.standing().received(), Long::sum);
			}
			json.writeEndArray().writeArrayPropertyStart("refunds");
			for (Refund refund : this.ledger.refunds().descendingMap().values()) {
				json.writePOJO(RefundJson.of(refund));
			}
			json.writeEndArray().writeArrayPropertyStart("charges");
			for (PaymentIntent intent : this.ledger.charges().descendingMap().values()) {
				json.writePOJO(charge(intent));
			}
			json.writeEndArray().writeArrayPropertyStart("events");
			for (StripeEvent event : this.ledger.events().all().descendingMap().values()) {
				json.writePOJO(line(event));
			}
			json.writeEndArray().writePOJOProperty("received", received).writeEndObject();
		}
	}

	private ObjectNode line(PaymentIntent intent) {
		Status status = intent.standing().status();
		ObjectNode line = JSON.createObjectNode().put("id", intent.id()).put("status", status.wire());
		line.put("created", intent.created()).put("currency", intent.terms().currency());
		line.put("amount", intent.terms().amount()).put("amount_capturable", intent.capturable());
		line.put("amount_captured", intent.standing().received())
			.put("amount_refunded", this.ledger.refunded(intent.id()));
		line.put("amount_canceled", (status == Status.CANCELED) ? intent.terms().amount() : 0);
		line.set("metadata", JSON.valueToTree(intent.terms().metadata()));
		return line;
	}

	private ObjectNode charge(PaymentIntent intent) {
		ObjectNode charge = ChargeJson.of(intent, this.ledger.refunded(intent.id()));
		return charge.retain("id", "payment_intent", "created", "status", "currency", "amount", "amount_captured",
				"amount_refunded", "failure_code");
	}

	private ObjectNode line(StripeEvent event) {
		return JSON.createObjectNode()
			.put("id", event.id())
			.put("type", event.type())
			.put("created", event.created())
			.put("payment_intent", event.objectId())
			.put("delivery", this.ledger.events().outcome(event.id()))
			.put("attempts", this.ledger.events().attempts(event.id()).number())
			.put("last_status", this.ledger.events().attempts(event.id()).status());
	}

	String html() {
		return """
				<!doctype html><html lang="en"><meta charset="utf-8"><title>Stripe simulator</title>
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<style>:root{color-scheme:light dark}body{font:14px/1.5 system-ui;margin:2rem;max-width:75rem}
				table{border-collapse:collapse;margin-bottom:2rem}th{opacity:.7}
				td,th{padding:.3rem .8rem .3rem 0;text-align:left;border-bottom:1px solid #8884}</style>
				<h1>Stripe simulator</h1>
				<p>No card is charged here. The newest 200 of each kind; all of them are in
				<a href="/_sim/ledger">/_sim/ledger</a>, the faults that are planned in
				<a href="/_sim/faults">/_sim/faults</a>.</p>
				<h2>Payment intents</h2>
				<table><tr><th>Created<th>Payment intent<th>Status<th>Amount<th>Captured<th>Refunded<th>Metadata</tr>
				%s
				</table>
				<h2>Charges</h2>
				<table><tr><th>Created<th>Charge<th>Payment intent<th>Status<th>Amount<th>Captured<th>Given back or let go</tr>
				%s
				</table>
				<h2>Refunds</h2>
				<table><tr><th>Created<th>Refund<th>Payment intent<th>Status<th>Amount</tr>
				%s
				</table>
				<h2>Events</h2>
				<table><tr><th>Created<th>Event<th>Type<th>Payment intent<th>Delivery<th>Sent<th>Last answer</tr>
				%s
				</table></html>
				"""
			.formatted(rows(this.ledger.intents().descendingMap().values(), this::row),
					rows(this.ledger.charges().descendingMap().values(), this::chargeRow),
					rows(this.ledger.refunds().descendingMap().values(), LedgerPage::row),
					rows(this.ledger.events().all().descendingMap().values(), this::row));
	}

	private static <T> String rows(Collection<T> newest, Function<T, String> row) {
		return newest.stream().limit(SHOWN).map(row).collect(Collectors.joining("\n"));
	}

	private static String row(Refund refund) {
		return "<tr><td>%s<td>%s<td>%s<td>%s<td>%d %s</tr>".formatted(Instant.ofEpochSecond(refund.created()),
				refund.id(), refund.intentId(), refund.state().wire(), refund.amount(), refund.currency());
	}

	private String row(StripeEvent event) {
		EventLog.Attempts attempts = this.ledger.events().attempts(event.id());
		return "<tr><td>%s<td>%s<td>%s<td>%s<td>%s<td>%d<td>%d</tr>".formatted(Instant.ofEpochSecond(event.created()),
				event.id(), event.type(), event.objectId(), this.ledger.events().outcome(event.id()), attempts.number(),
				attempts.status());
	}

	private String chargeRow(PaymentIntent intent) {
		ObjectNode charge = charge(intent);
		return "<tr><td>%s<td>%s<td>%s<td>%s<td>%s %s<td>%s<td>%s</tr>".formatted(
				Instant.ofEpochSecond(intent.created()), charge.get("id").asString(), intent.id(),
				charge.get("status").asString(), charge.get("amount"), intent.terms().currency(),
				charge.get("amount_captured"), charge.get("amount_refunded"));
	}

	private String row(PaymentIntent intent) {
		Terms terms = intent.terms();
		return "<tr><td>%s<td>%s<td>%s<td>%d %s<td>%d<td>%d<td>%s</tr>".formatted(
				Instant.ofEpochSecond(intent.created()), intent.id(), intent.standing().status().wire(), terms.amount(),
				terms.currency(), intent.standing().received(), this.ledger.refunded(intent.id()),
				escaped(terms.metadata().toString()));
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
