package dev.ticketing.tracing;

import io.micrometer.observation.ObservationPredicate;
import io.micrometer.tracing.otel.bridge.EventListener;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.SdkTracerProviderBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.server.observation.ServerRequestObservationContext;

/**
 * Joins OpenTelemetry's spans with {@link Traceparent}, which events and logs carry.
 * There is always one to go on from, and it is recorded and sent only where there is an
 * OTLP endpoint.
 */
@AutoConfiguration(
		beforeName = "org.springframework.boot.micrometer.tracing.opentelemetry.autoconfigure.OpenTelemetryTracingAutoConfiguration")
public final class TracingAutoConfiguration {

	@Bean
	EventListener traceparentOfSpan() {
		return new TraceparentOfSpan();
	}

	/**
	 * Without an exporter, spans only lead from one part to the next: what nobody will
	 * see is not recorded.
	 */
	@Bean
	SdkTracerProviderBuilderCustomizer recordOnlyWhatIsSent(ObjectProvider<SpanExporter> exporters) {
		return (tracers) -> {
			if (exporters.stream().findAny().isEmpty()) {
				tracers.setSampler(Sampler.alwaysOff());
			}
		};
	}

	/**
	 * Where there is a web server.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ Servlet.class, ServerRequestObservationContext.class })
	static class Requests {

		// Probes and scrapes come every few seconds and are nobody's purchase.
		@Bean
		ObservationPredicate requestsOfPeople() {
			return (name, context) -> !(context instanceof ServerRequestObservationContext request
					&& technical(request.getCarrier()));
		}

		private static boolean technical(@Nullable HttpServletRequest request) {
			String path = (request != null) ? request.getRequestURI() : "";
			return path.startsWith("/actuator") || path.equals("/livez") || path.equals("/readyz");
		}

	}

}
