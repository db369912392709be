package dev.ticketing;

import java.security.Key;
import java.time.Clock;
import java.util.Optional;

import com.mongodb.client.MongoClients;
import dev.ticketing.messaging.EventSubscriptions;
import dev.ticketing.messaging.MessagingAutoConfiguration;
import dev.ticketing.messaging.Outbox;
import dev.ticketing.security.SessionAutoConfiguration;
import dev.ticketing.security.SessionCookie;
import dev.ticketing.security.SessionKeys;
import dev.ticketing.web.IdempotencyAutoConfiguration;
import dev.ticketing.web.IdempotentRequests;
import dev.ticketing.web.WebAutoConfiguration;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.nats.client.Connection;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each part needs, and what it leaves to a service that has its own.
 */
class AutoConfigurationTests {

	private final ApplicationContextRunner messaging = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MessagingAutoConfiguration.class))
		.withPropertyValues("spring.application.name=shop", "ticketing.nats.url=nats://127.0.0.1:1")
		.withBean(SimpleMeterRegistry.class);

	private final ApplicationContextRunner stored = this.messaging.withBean(MongoOperations.class,
			() -> new MongoTemplate(MongoClients.create("mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=50"), "shop"));

	private final WebApplicationContextRunner web = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SessionAutoConfiguration.class, WebAutoConfiguration.class,
				IdempotencyAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class));

	@Test
	void messagingNeedsAStoreAndAClient() {
		this.stored.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(Outbox.class));
		this.messaging.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Outbox.class));
		this.stored.withClassLoader(new FilteredClassLoader(Connection.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(Outbox.class));
	}

	@Test
	void messagingTakesTheServicesOwnClock() {
		Clock own = Clock.systemUTC();
		this.stored.withBean("own", Clock.class, () -> own)
			.run((context) -> assertThat(context.getBean(Clock.class)).isSameAs(own));
		this.stored.run((context) -> assertThat(context).hasSingleBean(Clock.class));
	}

	@Test
	void messagingStartsWithoutABrokerAndStops() {
		this.stored.withBean(EventSubscriptions.class, () -> (subscriptions) -> {
		}).run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void sessionsNeedKeysAndSayWhereToPutThem() {
		this.web.run((context) -> assertThat(context).getFailure().rootCause().hasMessageContaining("SESSION_JWKS"));
		this.web.withPropertyValues("ticketing.session.jwks=file:/nowhere/jwks.json")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(SecurityFilterChain.class)
				.hasSingleBean(SessionCookie.class));
	}

	@Test
	void sessionsTakeTheServicesOwnKeys() {
		SessionKeys own = (id) -> Optional.<Key>empty();
		this.web.withBean("own", SessionKeys.class, () -> own)
			.run((context) -> assertThat(context.getBean(SessionKeys.class)).isSameAs(own));
	}

	@Test
	void sessionsLeaveTheServicesOwnChainAlone() {
		this.web.withBean("keys", SessionKeys.class, () -> (id) -> Optional.empty())
			.withBean("own", SecurityFilterChain.class,
					() -> new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE))
			.run((context) -> assertThat(context).getBeanNames(SecurityFilterChain.class).containsExactly("own"));
	}

	@Test
	void securityIsOffWithoutItsClasses() {
		this.web.withClassLoader(new FilteredClassLoader(io.jsonwebtoken.Jwts.class))
			.run((context) -> assertThat(context).doesNotHaveBean(SessionCookie.class));
	}

	@Test
	void problemsLeaveTheServicesOwnErrorControllerAlone() {
		this.web.withBean("keys", SessionKeys.class, () -> (id) -> Optional.empty())
			.withBean("own", ErrorController.class, () -> new ErrorController() {
			})
			.run((context) -> assertThat(context).getBeanNames(ErrorController.class).containsExactly("own"));
	}

	@Test
	void idempotencyNeedsAStore() {
		WebApplicationContextRunner runner = this.web
			.withBean("keys", SessionKeys.class, () -> (id) -> Optional.empty())
			.withBean(JsonMapper.class, () -> JsonMapper.builder().build());
		runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(IdempotentRequests.class));
		runner
			.withBean(MongoOperations.class,
					() -> new MongoTemplate(MongoClients.create("mongodb://127.0.0.1:1"), "shop"))
			.run((context) -> assertThat(context).hasSingleBean(IdempotentRequests.class));
	}

}
