package dev.ticketing.tracing;

import io.micrometer.tracing.otel.bridge.EventListener;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeAttachedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeClosedEvent;
import io.micrometer.tracing.otel.bridge.EventPublishingContextWrapper.ScopeRestoredEvent;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Keeps {@link Traceparent} at the span that the current thread works in.
 */
final class TraceparentOfSpan implements EventListener {

	@Override
	public void onEvent(Object event) {
		switch (event) {
			case ScopeAttachedEvent attached -> become(attached.getSpan());
			case ScopeRestoredEvent restored -> become(restored.getSpan());
			case ScopeClosedEvent _ -> MDC.remove(Traceparent.NAME);
			default -> {
			}
		}
	}

	private static void become(@Nullable Span span) {
		if (span != null && span.getSpanContext().isValid()) {
			SpanContext context = span.getSpanContext();
			MDC.put(Traceparent.NAME,
					"00-" + context.getTraceId() + "-" + context.getSpanId() + "-" + context.getTraceFlags().asHex());
		}
	}

}
