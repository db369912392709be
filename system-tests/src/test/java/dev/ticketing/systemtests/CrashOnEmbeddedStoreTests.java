package dev.ticketing.systemtests;

import java.util.stream.Stream;

import dev.ticketing.systemtests.OnPlatform.Store;
import org.junit.jupiter.api.Order;

/**
 * The embedded store loses nothing either that it has acknowledged.
 */
@Order(62)
@OnPlatform(store = Store.EMBEDDED)
class CrashOnEmbeddedStoreTests extends Crashes {

	static Stream<String> parts() {
		return Stream.of("orders", "mongo-orders", "mongo-payments");
	}

}
