package dev.ticketing.tracing;

import java.util.Collection;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SdkTracerProviderBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;

import static org.assertj.core.api.Assertions.assertThat;

class TracingAutoConfigurationTests {

	private final StaticListableBeanFactory beans = new StaticListableBeanFactory();

	@Test
	void aSpanThatNobodyWillSeeLeadsOnAndIsNotRecorded() {
		Span caller = span(Context.root());
		Span span = span(Context.root().with(caller));
		assertThat(span.isRecording()).isFalse();
		assertThat(span.getSpanContext().isValid()).isTrue();
		assertThat(span.getSpanContext().getTraceId()).isEqualTo(caller.getSpanContext().getTraceId());
	}

	@Test
	void aSpanIsRecordedWhereItIsSent() {
		this.beans.addBean("exporter", new Unused());
		assertThat(span(Context.root()).isRecording()).isTrue();
	}

	private Span span(Context parent) {
		SdkTracerProviderBuilder tracers = SdkTracerProvider.builder();
		new TracingAutoConfiguration().recordOnlyWhatIsSent(this.beans.getBeanProvider(SpanExporter.class))
			.customize(tracers);
		return tracers.build().get("test").spanBuilder("test").setParent(parent).startSpan();
	}

	private static final class Unused implements SpanExporter {

		@Override
		public CompletableResultCode export(Collection<SpanData> spans) {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode flush() {
			return CompletableResultCode.ofSuccess();
		}

		@Override
		public CompletableResultCode shutdown() {
			return CompletableResultCode.ofSuccess();
		}

	}

}
