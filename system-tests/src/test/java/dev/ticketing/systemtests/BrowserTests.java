package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The web client, as people use it.
 */
@Order(15)
@OnPlatform
class BrowserTests {

	@ParameterizedTest
	@ValueSource(strings = { "purchase", "accessible", "states", "sales", "door", "stripe" })
	void theClientDoesWhatItPromises(String file, Platform platform) {
		new Browser(platform).passes(file);
	}

}
