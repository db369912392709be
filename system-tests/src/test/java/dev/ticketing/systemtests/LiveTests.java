package dev.ticketing.systemtests;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages change by themselves, through the gateway, whichever of two instances they are
 * connected to and whichever has changed something.
 */
@Order(50)
@OnPlatform(instances = 2)
class LiveTests {

	private Platform platform;

	private Person seller;

	private Person buyer;

	@BeforeEach
	void meet(Platform platform) {
		this.platform = platform;
		List<Person> crowd = platform.people().crowd(2);
		this.seller = crowd.getFirst();
		this.buyer = crowd.getLast();
	}

	@Test
	void everybodySeesWhatIsLeftOfATicket() {
		Ticket ticket = this.platform.people().onSale(this.seller, Offer.of(5));
		List<Listener> listeners = Stream.generate(() -> watches(ticket)).limit(6).toList();
		listeners.forEach((listener) -> assertThat(listener.hears().path("available").asInt()).isEqualTo(5));
		long began = System.nanoTime();
		this.buyer.reserves(ticket, 2);
		listeners.forEach((listener) -> assertThat(listener.hears().path("available").asInt()).isEqualTo(3));
		System.out.printf("Six listeners on two instances saw a reservation after %d ms%n",
				Duration.ofNanos(System.nanoTime() - began).toMillis());
		this.seller.edits(ticket, Offer.of(9));
		listeners.forEach((listener) -> {
			JsonNode heard = listener.hears();
			while (heard.path("available").asInt() != 7) {
				heard = listener.hears();
			}
			assertThat(heard.path("quantity").asInt()).isEqualTo(9);
			listener.close();
		});
	}

	@Test
	void aBuyerSeesTheOrderComplete() {
		dev.ticketing.systemtests.Order order = this.buyer
			.reserves(this.platform.people().onSale(this.seller, Offer.of(2)), 1);
		try (Listener one = watches(order, ""); Listener other = watches(order, "")) {
			assertThat(one.header("Content-Type")).startsWith("text/event-stream");
			assertThat(one.hears().path("status").asString()).isEqualTo("created");
			assertThat(other.hears().path("status").asString()).isEqualTo("created");
			this.buyer.pays(order, "tok_visa");
			assertThat(one.hears().path("status").asString()).isEqualTo("complete");
			assertThat(other.hears().path("status").asString()).isEqualTo("complete");
			try (Listener again = watches(order, one.lastId()); Listener late = watches(order, "1")) {
				assertThat(late.hears().path("status").asString()).isEqualTo("complete");
				assertThat(again.unheard()).isZero();
			}
		}
	}

	@Test
	void nobodySeesWhatIsNotTheirs() {
		dev.ticketing.systemtests.Order order = this.buyer
			.reserves(this.platform.people().onSale(this.seller, Offer.of(1)), 1);
		String path = "/api/orders/" + order.id() + "/events";
		this.platform.gateway().get(path).refused(401);
		this.seller.gateway().get(path).refused(403);
		this.buyer.gateway().get("/api/orders/0123456789abcdef01234567/events").refused(404);
		this.platform.gateway().get("/api/tickets/0123456789abcdef01234567/events").refused(404);
	}

	private Listener watches(Ticket ticket) {
		return new Listener(this.platform.gateway().open("/api/tickets/" + ticket.id() + "/events"));
	}

	private Listener watches(dev.ticketing.systemtests.Order order, String lastId) {
		Gateway gateway = lastId.isEmpty() ? this.buyer.gateway() : this.buyer.gateway().with("Last-Event-ID", lastId);
		return new Listener(gateway.open("/api/orders/" + order.id() + "/events"));
	}

}
