package dev.ticketing.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.messaging.DeadLettersEndpoint.Letter;
import dev.ticketing.messaging.DeadLettersEndpoint.Replay;
import dev.ticketing.tracing.Traceparent;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class DeadLettersIntegrationTests {

	private static final String TYPE = "dev.ticketing.availability.changed.v1";

	private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

	private final Store store = new Store();

	private final Broker broker = Broker.start();

	private final Set<String> heard = ConcurrentHashMap.newKeySet();

	private final Set<String> traces = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean broken = new AtomicBoolean();

	private Instance tickets;

	@BeforeEach
	void listen() {
		this.tickets = Instance.of("tickets", this.broker, this.store)
			.set("max-deliveries", 2)
			.hears(this::hear)
			.start()
			.ready();
	}

	@AfterEach
	void end() {
		this.tickets.close();
		this.broker.close();
	}

	private void hear(AvailabilityChanged event) {
		if (this.broken.get()) {
			throw new IllegalStateException("größer als erlaubt:\n\t" + event.free());
		}
		this.heard.add(event.ticketId());
		this.traces.add(String.valueOf(Traceparent.current()));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"ticketId":"a1","free":1,"version":1}  | ``   | unreadable: there is no ce-type
			größer                                  | type | unreadable: Unrecognized token
			{"ticketId":"a1","free":1}              | type | unreadable: an event needs an aggregate and a version
			{"ticketId":"a1","free":"x","version":1}| type | unreadable: Cannot deserialize
			{"ticketId":"","free":1,"version":1}    | type | unreadable: an event needs an aggregate and a version
			{"free":1,"version":1}                  | type | unreadable:
			null                                    | type | unreadable:
			[]                                      | type | unreadable:
			``                                      | type | unreadable:
			""")
	void buriesWhatCannotBeReadWithTheReasonAtOnce(String data, String type, String reason) {
		Headers headers = new Headers();
		if (!type.isEmpty()) {
			headers.put("ce-type", TYPE).put("ce-subject", "a1").put("Nats-Msg-Id", Broker.id());
		}
		publish(headers, data);
		await().until(() -> this.tickets.received("dead") == 1);
		assertThat(letters()).singleElement().satisfies((letter) -> {
			assertThat(letter.getSubject())
				.isEqualTo("ticketing.dead-letters.tickets.orders.availability.changed.v1.a1");
			assertThat(letter.getHeaders().getFirst("dead-letter-reason")).startsWith(reason);
		});
		assertThat(this.broker.consumer("ORDERS", "tickets-orders").getNumAckPending()).isZero();
		assertThat(this.heard).isEmpty();
	}

	@Test
	void buriesAMessageWithoutAnyHeaders() {
		publish(null, "{}");
		await().until(() -> this.tickets.received("dead") == 1);
		assertThat(letters()).hasSize(1);
	}

	@Test
	void skipsATypeThatNobodyHereKnows() {
		publish(new Headers().put("ce-type", "dev.ticketing.availability.changed.v2").put("ce-subject", "a1"), "{}");
		await().until(() -> this.tickets.received("skipped") == 1);
		assertThat(letters()).isEmpty();
	}

	@Test
	void buriesWhatFailedAtTheLastDeliveryWithTheReason() {
		this.broken.set(true);
		Stock stock = Stock.of(3);
		this.broker.publish(List.of(stock));
		await().until(() -> this.tickets.received("dead") == 1);
		assertThat(letters()).singleElement()
			.satisfies((letter) -> assertThat(letter.getHeaders().getFirst("dead-letter-reason"))
				.isEqualTo("java.lang.IllegalStateException: gr??er als erlaubt: 3"));
		assertThat(this.tickets.received("retried")).isEqualTo(1);
		assertThat(this.broker.consumer("ORDERS", "tickets-orders").getNumAckPending()).isZero();
	}

	@Test
	void replaysInOneGoAndKeepsWhatFailsAgain() throws Exception {
		this.broken.set(true);
		Stock[] stock = new Stock[1];
		Traceparent.within(TRACE, () -> stock[0] = Stock.of(3));
		this.broker.publish(List.of(stock[0]));
		publish(new Headers().put("ce-type", TYPE).put("ce-subject", "a1"), "{");
		await().until(() -> this.tickets.received("dead") == 2);
		DeadLettersEndpoint endpoint = this.tickets.get(DeadLettersEndpoint.class);
		assertThat(endpoint.list()).hasSize(2).extracting(Letter::data).contains("{");

		Replay inVain = endpoint.replay();
		assertThat(inVain.replayed()).isZero();
		assertThat(inVain.failed()).hasSize(2)
			.extracting(Letter::reason)
			.anyMatch((reason) -> reason.contains("größer"));

		this.broken.set(false);
		Replay replay = endpoint.replay();
		assertThat(replay.replayed()).isEqualTo(1);
		assertThat(replay.failed()).singleElement().satisfies((letter) -> assertThat(letter.data()).isEqualTo("{"));
		assertThat(this.heard).containsExactly(stock[0].id());
		assertThat(this.traces).containsExactly(TRACE);
		assertThat(endpoint.list()).hasSize(1);
	}

	@Test
	void laterEventsOfTheSameAggregateDontWaitForABuriedOne() {
		publish(new Headers().put("ce-type", TYPE).put("ce-subject", "a1"), "{");
		Stock stock = Stock.of(3);
		this.broker.publish(List.of(stock));
		await().atMost(Duration.ofSeconds(10)).until(() -> this.heard.contains(stock.id()));
	}

	private List<MessageInfo> letters() {
		return this.broker.messages("DEAD_LETTERS", "ticketing.dead-letters.tickets.>");
	}

	private void publish(Headers headers, String data) {
		this.broker.publish(NatsMessage.builder()
			.subject("ticketing.orders.availability.changed.v1.a1")
			.headers(headers)
			.data((data != null) ? data : "")
			.build());
	}

}
