package dev.ticketing.messaging;

import java.time.Clock;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.nats.client.Connection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/**
 * Gives a service with a MongoDB and a NATS client an {@link Outbox}, and has its
 * {@link EventSubscriptions} heard.
 */
@AutoConfiguration(
		afterName = { "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
				"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration" },
		beforeName = "org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration")
@ConditionalOnClass({ Connection.class, MongoOperations.class })
@ConditionalOnBean(MongoOperations.class)
@EnableConfigurationProperties(NatsSettings.class)
@EnableScheduling
public final class MessagingAutoConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(MessagingAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean
	Clock clock() {
		return Clock.systemUTC();
	}

	// Several threads: one task that waits for a store that is gone must not keep the
	// others from running.
	@Bean
	@ConditionalOnMissingBean(TaskScheduler.class)
	ThreadPoolTaskScheduler taskScheduler() {
		ThreadPoolTaskScheduler scheduler = new ThreadPoolTaskScheduler();
		scheduler.setPoolSize(4);
		scheduler.setThreadNamePrefix("scheduled-");
		scheduler.setErrorHandler(
				(ex) -> logger.warn("Something that is done again and again failed this time: {}", ex.toString()));
		return scheduler;
	}

	@Bean
	@ConditionalOnMissingBean
	NatsConnection natsConnection(NatsSettings settings, @Value("${spring.application.name}") String service) {
		return new NatsConnection(settings, service);
	}

	@Bean
	@ConditionalOnMissingBean(EventTransport.class)
	JetStreamTransport eventTransport(NatsConnection nats) {
		return new JetStreamTransport(nats);
	}

	@Bean
	OutboxRelay outboxRelay(MongoOperations mongo, EventTransport transport, MeterRegistry meters) {
		return new OutboxRelay(mongo, transport, meters);
	}

	@Bean
	@ConditionalOnMissingBean
	Outbox outbox(MongoOperations mongo, OutboxRelay relay) {
		return new Outbox(mongo, relay);
	}

	@Bean
	OutboxSweep outboxSweep(MongoOperations mongo, OutboxRelay relay, EventTransport transport, Clock clock,
			NatsSettings settings, MeterRegistry meters) {
		return new OutboxSweep(mongo, relay, transport, clock, settings, meters);
	}

	@Bean
	Subscriptions subscriptions(ObjectProvider<EventSubscriptions> features) {
		return new Subscriptions(features.orderedStream().toList());
	}

	@Bean
	DeadLetters deadLetters(NatsConnection nats, @Value("${spring.application.name}") String service) {
		return new DeadLetters(nats, service);
	}

	@Bean
	Reception reception(MeterRegistry meters, ObjectProvider<ObservationRegistry> observations, Clock clock) {
		return new Reception(meters, observations.getIfAvailable(() -> ObservationRegistry.NOOP), clock);
	}

	@Bean
	Delivery delivery(Subscriptions subscriptions, DeadLetters deadLetters, Reception reception,
			NatsSettings settings) {
		return new Delivery(subscriptions, deadLetters, reception, settings);
	}

	@Bean
	EventConsumers eventConsumers(@Value("${spring.application.name}") String service, NatsConnection nats,
			NatsSettings settings, Subscriptions subscriptions, Delivery delivery) {
		Lanes lanes = new Lanes();
		List<StreamConsumer> consumers = subscriptions.byContext()
			.values()
			.stream()
			.map((types) -> new StreamConsumer(service, types, settings, lanes, delivery))
			.toList();
		return new EventConsumers(service, nats, new Streams(settings), lanes, consumers);
	}

	@Bean
	MessagingMeters messagingMeters(@Value("${spring.application.name}") String service, EventConsumers consumers,
			DeadLetters deadLetters) {
		return new MessagingMeters(service, consumers, deadLetters);
	}

	@Bean
	MessagingSchedule messagingSchedule(OutboxSweep sweep, EventConsumers consumers, MessagingMeters meters) {
		return new MessagingSchedule(sweep, consumers, meters);
	}

	@Bean
	MessagingHealth natsHealthIndicator(EventConsumers consumers) {
		return new MessagingHealth(consumers);
	}

	@Bean
	RepublishEndpoint republishEndpoint(MongoOperations mongo, EventTransport transport, Clock clock) {
		return new RepublishEndpoint(new Republish(mongo, transport, clock));
	}

	@Bean
	DeadLettersEndpoint deadLettersEndpoint(DeadLetters deadLetters, Delivery delivery) {
		return new DeadLettersEndpoint(deadLetters, delivery);
	}

}
