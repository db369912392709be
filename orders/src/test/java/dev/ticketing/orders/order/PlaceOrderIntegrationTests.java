package dev.ticketing.orders.order;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import dev.ticketing.events.OrderEvent.OrderCreated;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceOrderIntegrationTests extends OrdersTest {

	@Test
	void reservesAdmissionsAndTellsOfIt() {
		String buyer = SessionFixtures.somebody();
		String ticket = ticketOf(3);
		Answer answer = place(buyer, ticket, 2);
		assertThat(answer.status()).isEqualTo(201);
		JsonNode order = answer.json();
		assertThat(order.get("status").asString()).isEqualTo("created");
		assertThat(order.get("ticket").get("id").asString()).isEqualTo(ticket);
		assertThat(order.get("total").decimalValue()).isEqualByComparingTo("39.98");
		assertThat(order.get("version").asLong()).isEqualTo(1);
		assertThat(admissions(ticket, "held")).isEqualTo(2);
		Awaitility.await().untilAsserted(() -> {
			assertThat(WIRE.told(OrderCreated.class, answer.id())).hasSize(1);
			assertThat(WIRE.told(AvailabilityChanged.class, ticket).getLast().toString()).contains("\"free\":1",
					"\"held\":2", "\"sold\":0");
		});
	}

	@Test
	void sellsOneAdmissionToExactlyOneOfTwoHundred() {
		String ticket = ticketOf(1);
		List<Callable<Answer>> buyers = IntStream.range(0, 200)
			.<Callable<Answer>>mapToObj((i) -> () -> place(SessionFixtures.somebody(), ticket, 1))
			.toList();
		List<Answer> answers = atOnce(buyers);
		assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
			.containsOnly(java.util.Map.entry(201, 1L), java.util.Map.entry(409, 199L));
		assertThat(answers.stream().filter((answer) -> answer.status() == 409).map(Answer::json))
			.allSatisfy((problem) -> assertThat(problem.get("available").asInt()).isZero());
	}

	@Test
	void sellsAllOfAHundredAdmissionsAndNotOneMore() {
		String ticket = ticketOf(100);
		List<Callable<Answer>> buyers = IntStream.range(0, 500)
			.<Callable<Answer>>mapToObj((i) -> () -> place(SessionFixtures.somebody(), ticket, 1 + i % 4))
			.toList();
		List<Answer> answers = new ArrayList<>(atOnce(buyers));
		for (Answer last = place(SessionFixtures.somebody(), ticket, 1); last
			.status() == 201; last = place(SessionFixtures.somebody(), ticket, 1)) {
			answers.add(last);
		}
		assertThat(answers).allSatisfy((answer) -> assertThat(answer.status()).isIn(201, 409));
		int out = answers.stream()
			.filter((answer) -> answer.status() == 201)
			.mapToInt((answer) -> answer.json().get("quantity").asInt())
			.sum();
		assertThat(out).isEqualTo(100);
		assertThat(admissions(ticket, "held")).isEqualTo(100);
	}

}
