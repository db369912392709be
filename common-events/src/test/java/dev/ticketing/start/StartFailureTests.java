package dev.ticketing.start;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A setting that can't be is told in one line that names it, and nothing starts.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTests {

	private static final String OWN = "mongodb://shop:a-secret-of-our-own@db/shop";

	@ParameterizedTest(name = "{0}={1}")
	@CsvSource(delimiter = '|',
			textBlock = """
					orders.hold                | never         | ORDERS_HOLD (orders.hold) is 'never', which is no duration. Set ORDERS_HOLD to one such as
					orders.hold                | -5s           | ORDERS_HOLD (orders.hold) can't be: it is negative
					orders.seats               | many          | ORDERS_SEATS (orders.seats) is 'many', which is no number. Set ORDERS_SEATS to a number
					orders.seats               | 0             | orders.seats is 0; it can be from 1
					ticketing.environment      | prod          | TICKETING_ENVIRONMENT (ticketing.environment) is 'prod', which is none of them. Set TICKETING_ENVIRONMENT to one of dev, staging, production
					spring.mongodb.uri         | mongo://x/y   | MONGODB_URI is no address of a MongoDB
					spring.data.redis.url      | redis:6379    | REDIS_URL is no address of a Redis
					""")
	void aValueThatCanNotBe(String property, String value, String line, CapturedOutput output) {
		assertThatThrownBy(() -> start(Map.of(property, value))).isNotNull();
		assertThat(reports(output)).singleElement().asString().contains("Can't start: ", line);
		assertThat(output).doesNotContain("APPLICATION FAILED TO START");
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(delimiter = '|', textBlock = """
			mongodb://db/shop                  | MONGODB_URI has no password in it
			mongodb://shop:dev-only-1@db/shop  | MONGODB_URI is a secret for development
			""")
	void aSecretThatIsNoneOutsideDevelopment(String uri, String line, CapturedOutput output) {
		for (String environment : new String[] { "staging", "production" }) {
			assertThatThrownBy(() -> start(Map.of("ticketing.environment", environment, "spring.mongodb.uri", uri)))
				.isNotNull();
		}
		assertThat(reports(output)).hasSize(2).allSatisfy((report) -> assertThat(report).contains(line));
		assertThat(output.toString()).doesNotContain("dev-only-1");
		start(Map.of("spring.mongodb.uri", uri)).close();
	}

	@Test
	void allSecretsThatAreMissingAreNamedAtOnce(CapturedOutput output) {
		assertThatThrownBy(() -> start(Map.of("ticketing.environment", "production", "spring.mongodb.uri", OWN,
				"ticketing.secrets[STRIPE_API_KEY]", "sk_test_simulator", "ticketing.secrets[PASSWORD]", " ")))
			.isNotNull();
		assertThat(reports(output)).singleElement()
			.asString()
			.contains("PASSWORD is not set, STRIPE_API_KEY is a secret for development.")
			.doesNotContain("MONGODB_URI");
	}

	@Test
	void secretsOfOnesOwnWillDo() {
		start(Map.of("ticketing.environment", "production", "spring.mongodb.uri", OWN,
				"ticketing.secrets[STRIPE_API_KEY]", "sk_live_x"))
			.close();
	}

	private static java.util.List<String> reports(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains("Can't start")).toList();
	}

	private static ConfigurableApplicationContext start(Map<String, String> settings) {
		Map<String, String> all = new LinkedHashMap<>(settings);
		all.putIfAbsent("spring.mongodb.uri", "mongodb://127.0.0.1:1/shop");
		return new SpringApplicationBuilder(Shop.class).web(WebApplicationType.NONE)
			.run(java.util.stream.Stream
				.concat(java.util.stream.Stream.of("--spring.config.location=classpath:ticketing.yaml",
						"--spring.application.name=shop"),
						all.entrySet().stream().map((each) -> "--" + each.getKey() + "=" + each.getValue()))
				.toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(Settings.class)
	@Import(StartAutoConfiguration.class)
	static class Shop {

	}

	@ConfigurationProperties("orders")
	record Settings(@DefaultValue("15m") Duration hold, @DefaultValue("5") int seats) {

		Settings {
			if (seats < 1) {
				throw new IllegalArgumentException("orders.seats is %d; it can be from 1".formatted(seats));
			}
		}

	}

}
