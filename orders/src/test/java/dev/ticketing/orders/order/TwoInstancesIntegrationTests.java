package dev.ticketing.orders.order;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

import dev.ticketing.orders.OrdersApplication;
import dev.ticketing.orders.OrdersTest;
import dev.ticketing.testing.SessionFixtures;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

import static org.assertj.core.api.Assertions.assertThat;

class TwoInstancesIntegrationTests extends OrdersTest {

	@Autowired
	private Environment environment;

	@Test
	void neverSellMoreThanThereIs() {
		try (ConfigurableApplicationContext second = second()) {
			String other = "http://localhost:" + second.getEnvironment().getProperty("local.server.port")
					+ "/api/orders";
			String ticket = ticketOf(100);
			List<Callable<Answer>> buyers = IntStream.range(0, 400)
				.<Callable<Answer>>mapToObj(
						(i) -> () -> post(SessionFixtures.somebody(), (i % 2 == 0) ? other : "/api/orders",
								"{\"ticketId\":\"%s\",\"quantity\":%d}".formatted(ticket, 1 + i % 4)))
				.toList();
			List<Answer> answers = atOnce(buyers);
			assertThat(answers).allSatisfy((answer) -> assertThat(answer.status()).isIn(201, 409));
			int out = answers.stream()
				.filter((answer) -> answer.status() == 201)
				.mapToInt((answer) -> answer.json().get("quantity").asInt())
				.sum();
			assertThat(out).isLessThanOrEqualTo(100);
			while (out < 100) {
				assertThat(place(SessionFixtures.somebody(), ticket, 1).status()).isEqualTo(201);
				out++;
			}
			assertThat(post(SessionFixtures.somebody(), other, "{\"ticketId\":\"%s\"}".formatted(ticket)).status())
				.isEqualTo(409);
			assertThat(admissions(ticket, "held")).isEqualTo(100);
			awaitAvailability(ticket, 0, 100, 0);
		}
	}

	private ConfigurableApplicationContext second() {
		return new SpringApplicationBuilder(OrdersApplication.class).run("--server.port=0",
				"--spring.mongodb.uri=" + this.environment.getProperty("spring.mongodb.uri"),
				"--ticketing.nats.url=" + this.environment.getProperty("ticketing.nats.url"),
				"--ticketing.session.jwks=" + this.environment.getProperty("ticketing.session.jwks"));
	}

}
