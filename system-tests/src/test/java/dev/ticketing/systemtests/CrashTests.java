package dev.ticketing.systemtests;

import java.util.stream.Stream;

import org.junit.jupiter.api.Order;

@Order(40)
@OnPlatform
class CrashTests extends Crashes {

	static Stream<String> parts() {
		return Stream.of("auth", "tickets", "orders", "expiration", "payments", "nats", "redis", "mongo-orders",
				"mongo-payments", "gateway");
	}

}
