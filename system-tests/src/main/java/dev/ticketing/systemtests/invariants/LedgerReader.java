package dev.ticketing.systemtests.invariants;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what the simulator holds.
 */
final class LedgerReader {

	private LedgerReader() {
	}

	static JsonNode read(String simulator) {
		try (InputStream ledger = URI.create(simulator + "/_sim/ledger").toURL().openStream()) {
			return JsonMapper.shared().readTree(ledger);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
