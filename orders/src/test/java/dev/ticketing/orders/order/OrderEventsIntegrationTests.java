package dev.ticketing.orders.order;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.ticketing.orders.OrdersApplication;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.EventStream;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

class OrderEventsIntegrationTests extends OrdersTest {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final String buyer = SessionFixtures.somebody();

	@Autowired
	private Environment environment;

	@Test
	void tellHowItIsAndHowItBecomes() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		try (EventStream stream = follow(order.id())) {
			assertThat(stream.status()).isEqualTo(200);
			assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
			assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
			assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
			EventStream.Event first = stream.next(SOON);
			assertThat(first.name()).isEqualTo("order");
			assertThat(first.json()).isEqualTo(get(this.buyer, "/api/orders/" + order.id()).json());
			assertThat(first.id()).isEqualTo(first.json().get("version").asString());
			delete(this.buyer, "/api/orders/" + order.id());
			EventStream.Event second = stream.next(SOON);
			assertThat(second.json().get("status").asString()).isEqualTo("cancelled");
			assertThat(second.json()).isEqualTo(get(this.buyer, "/api/orders/" + order.id()).json());
		}
	}

	@Test
	void goOnWhereTheyWereBrokenOff() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		String known;
		try (EventStream stream = follow(order.id())) {
			known = stream.next(SOON).id();
		}
		try (EventStream stream = follow(order.id(), "Last-Event-ID", known)) {
			delete(this.buyer, "/api/orders/" + order.id());
			assertThat(stream.next(SOON).json().get("status").asString()).isEqualTo("cancelled");
		}
		try (EventStream stream = follow(order.id(), "Last-Event-ID", known)) {
			assertThat(stream.next(SOON).json().get("status").asString()).isEqualTo("cancelled");
		}
		try (EventStream stream = follow(order.id(), "Last-Event-ID", "'; nonsense")) {
			assertThat(stream.next(SOON).json().get("status").asString()).isEqualTo("cancelled");
		}
	}

	@Test
	void areRefusedInWordsBeforeTheyBegin() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		String path = "/api/orders/" + order.id() + "/events";
		assertRefused(EventStream.open(uri(path)), 401);
		assertRefused(EventStream.open(uri(path), "Cookie", SessionFixtures.cookie(SessionFixtures.somebody())), 403);
		assertRefused(follow("0123456789abcdef01234567"), 404);
		assertRefused(follow("x"), 404);
	}

	@Test
	void areNoMoreThanAPersonCanLookAt() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		List<EventStream> open = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			open.add(follow(order.id()));
		}
		try (EventStream tooMany = follow(order.id())) {
			assertRefused(tooMany, 429);
			assertThat(tooMany.header("Retry-After")).isNotEmpty();
		}
		open.forEach(EventStream::close);
		delete(this.buyer, "/api/orders/" + order.id()); // whoever has gone is noticed
															// when
															// there is something to tell
		Awaitility.await().untilAsserted(() -> {
			try (EventStream again = follow(order.id())) {
				assertThat(again.status()).isEqualTo(200);
			}
		});
	}

	@Test
	void endWithTheSession() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		String brief = SessionFixtures.token(this.buyer, Instant.now().plusSeconds(2));
		try (EventStream stream = EventStream.open(uri("/api/orders/" + order.id() + "/events"), "Cookie",
				"session=" + brief)) {
			stream.next(SOON);
			assertThat(stream.ends(SOON)).isTrue();
		}
	}

	@Test
	void tellWhatAnotherInstanceHasChangedAndDontDelayTheEndOfTheirOwn() {
		Answer order = place(this.buyer, ticketOf(1), 1);
		EventStream stream;
		long began;
		try (ConfigurableApplicationContext second = second()) {
			stream = EventStream
				.open(java.net.URI.create("http://localhost:" + second.getEnvironment().getProperty("local.server.port")
						+ "/api/orders/" + order.id() + "/events"), "Cookie", SessionFixtures.cookie(this.buyer));
			stream.next(SOON);
			delete(this.buyer, "/api/orders/" + order.id());
			assertThat(stream.next(SOON).json().get("status").asString()).isEqualTo("cancelled");
			began = System.nanoTime();
		}
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
		assertThat(stream.ends(SOON)).isTrue();
	}

	private EventStream follow(String orderId, String... headers) {
		List<String> all = new ArrayList<>(List.of(headers));
		all.addAll(List.of("Cookie", SessionFixtures.cookie(this.buyer)));
		return EventStream.open(uri("/api/orders/" + orderId + "/events"), all.toArray(String[]::new));
	}

	private static void assertRefused(EventStream stream, int status) {
		assertThat(stream.status()).isEqualTo(status);
		assertThat(stream.header("Content-Type")).startsWith("application/problem+json");
	}

	private ConfigurableApplicationContext second() {
		return new SpringApplicationBuilder(OrdersApplication.class).run("--server.port=0",
				"--spring.mongodb.uri=" + this.environment.getProperty("spring.mongodb.uri"),
				"--ticketing.nats.url=" + this.environment.getProperty("ticketing.nats.url"),
				"--ticketing.session.jwks=" + this.environment.getProperty("ticketing.session.jwks"));
	}

}
