package dev.ticketing.systemtests;

import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The web client when time runs out.
 */
@Order(32)
@OnPlatform(hold = 8)
class BrowserExpiryTests {

	@Test
	void theClientOffersTheSameAgainWhenTheTimeToPayHasRunOut(Platform platform) {
		new Browser(platform).passes("expiry");
	}

}
