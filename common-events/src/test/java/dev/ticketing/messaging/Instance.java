package dev.ticketing.messaging;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import dev.ticketing.events.AvailabilityEvent.AvailabilityChanged;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;

import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.data.mongodb.core.MongoOperations;

/**
 * One running instance of a service: the real auto-configuration, without a web server.
 */
final class Instance implements AutoCloseable {

	private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

	private final Map<String, Object> settings = new LinkedHashMap<>();

	private Instance(String service, String broker, Store store) {
		this.settings.put("spring.application.name", service);
		this.settings.put("ticketing.nats.url", broker);
		this.settings.put("ticketing.nats.sweep-age", "300ms");
		this.settings.put("ticketing.nats.sweep-interval", "100ms");
		this.context.registerBean(MongoOperations.class, store::mongo);
		this.context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
	}

	static Instance of(String service, Broker broker, Store store) {
		return of(service, broker.url(), store);
	}

	static Instance of(String service, String broker, Store store) {
		return new Instance(service, broker, store);
	}

	Instance set(String property, Object value) {
		this.settings.put("ticketing.nats." + property, value);
		return this;
	}

	Instance hears(Consumer<AvailabilityChanged> action) {
		this.context.registerBean(EventSubscriptions.class,
				() -> (subscriptions) -> subscriptions.on(AvailabilityChanged.class, action));
		return this;
	}

	Instance carriedBy(EventTransport transport) {
		this.context.registerBean(EventTransport.class, () -> transport);
		return this;
	}

	Instance start() {
		this.context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", this.settings));
		this.context.register(MessagingAutoConfiguration.class);
		this.context.refresh();
		return this;
	}

	Instance ready() {
		Awaitility.await("readiness").until(this::isReady);
		return this;
	}

	boolean isReady() {
		return get(MessagingHealth.class).health().getStatus().equals(Status.UP);
	}

	<T> T get(Class<T> bean) {
		return this.context.getBean(bean);
	}

	Outbox outbox() {
		return get(Outbox.class);
	}

	double received(String outcome) {
		return get(MeterRegistry.class).counter("ticketing.events.received", "outcome", outcome).count();
	}

	/**
	 * The longest time from an event to its effect.
	 */
	Duration lag() {
		return Duration.ofNanos((long) get(MeterRegistry.class).get("ticketing.events.lag")
			.timer()
			.max(java.util.concurrent.TimeUnit.NANOSECONDS));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
