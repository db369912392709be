package dev.ticketing.web;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

import dev.ticketing.testing.LocalServers;
import dev.ticketing.testing.SessionFixtures;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * A small service on a real web server and a real store, the same for all these tests.
 */
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = Shop.class, webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.application.name=shop", "spring.threads.virtual.enabled=true",
				"server.forward-headers-strategy=native",
				"ticketing.session.public-paths=GET /items,POST /items,/fails/*",
				"server.servlet.register-default-servlet=false" })
@ContextConfiguration(initializers = HttpTest.Servers.class)
public @interface HttpTest {

	/**
	 * Tells the service where its store and its keys are.
	 */
	class Servers implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("spring.mongodb.uri=" + LocalServers.mongo("shop"),
						"ticketing.session.jwks=" + SessionFixtures.jwks())
				.applyTo(context);
		}

	}

}
