package dev.ticketing.web;

import java.time.Clock;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Keeps the answers to requests with an Idempotency-Key, where there is a MongoDB to keep
 * them in.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
		"org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration" })
@ConditionalOnClass({ DispatcherServlet.class, MongoOperations.class })
@ConditionalOnBean({ MongoOperations.class, JsonMapper.class })
public final class IdempotencyAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	IdempotentRequests idempotentRequests(MongoOperations mongo, JsonMapper json, ObjectProvider<Clock> clock) {
		return new IdempotentRequests(mongo, json, clock.getIfAvailable(Clock::systemUTC));
	}

}
