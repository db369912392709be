package dev.ticketing.tickets.ticket;

import java.net.URI;
import java.time.Duration;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.testing.EventStream;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

class TicketLiveIntegrationTests extends TicketsTestCase {

	private static final Duration SOON = Duration.ofSeconds(10);

	@Autowired
	private FollowAvailability followAvailability;

	@Test
	void anybodySeesWhatIsLeftAndWhatBecomesOfIt() {
		String id = offer("Live", 5);
		String known;
		try (EventStream stream = follow(id)) {
			assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
			EventStream.Event first = stream.next(SOON);
			assertThat(first.name()).isEqualTo("ticket");
			assertThat(first.json()).isEqualTo(shown(id));
			this.followAvailability.follow(new AvailabilityChanged(id, 3, 2, 0, 1));
			EventStream.Event second = stream.next(SOON);
			assertThat(second.json().get("available").asInt()).isEqualTo(3);
			seller().delete("/api/tickets/" + id);
			EventStream.Event third = stream.next(SOON);
			assertThat(third.json().get("withdrawn").asBoolean()).isTrue();
			assertThat(third.id()).isNotEqualTo(second.id());
			known = third.id();
		}
		this.followAvailability.follow(new AvailabilityChanged(id, 2, 3, 0, 2));
		try (EventStream stream = follow(id, "Last-Event-ID", known)) {
			assertThat(stream.next(SOON).json()).isEqualTo(shown(id));
		}
	}

	@Test
	void nobodyCanFollowWhatIsNotThere() {
		for (String id : new String[] { "0123456789abcdef01234567", "x", "%7B%7D" }) {
			try (EventStream stream = follow(id)) {
				assertThat(stream.status()).isEqualTo(404);
				assertThat(stream.header("Content-Type")).startsWith("application/problem+json");
			}
		}
	}

	private EventStream follow(String id, String... headers) {
		return EventStream.open(URI.create("http://localhost:" + this.port + "/api/tickets/" + id + "/events"),
				headers);
	}

}
