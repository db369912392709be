package dev.ticketing.live;

import java.time.Clock;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.DispatcherServlet;

/**
 * Lets people follow what a service says can be {@link Watched}.
 */
@AutoConfiguration(afterName = { "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration" })
@ConditionalOnClass({ DispatcherServlet.class, MeterRegistry.class })
@ConditionalOnBean(Watched.class)
@EnableConfigurationProperties(LiveSettings.class)
public final class LiveAutoConfiguration {

	@Bean
	LiveStreams liveStreams(Watched watched, JsonMapper json, LiveSettings settings, ObjectProvider<Clock> clock,
			ObjectProvider<MeterRegistry> meters) {
		LiveStreams streams = new LiveStreams(watched, json, settings, clock.getIfAvailable(Clock::systemUTC));
		meters.ifAvailable((registry) -> Gauge.builder("ticketing.live.streams", streams, LiveStreams::count)
			.description("Connections on which somebody follows something")
			.register(registry));
		return streams;
	}

	// A stream lasts as long as somebody looks; as a request it would be the slowest.
	@Bean
	MeterFilter streamsAreNoSlowRequests() {
		return MeterFilter.deny((id) -> id.getName().startsWith("http.server.requests")
				&& String.valueOf(id.getTag("uri")).endsWith("/events"));
	}

}
