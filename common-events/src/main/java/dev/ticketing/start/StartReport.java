package dev.ticketing.start;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/**
 * Says in one line of the log why a service can't start and what to change. Boot's own
 * report, which takes ten, is off (ticketing.yaml).
 */
final class StartReport implements FailureAnalysisReporter {

	private static final Logger logger = LoggerFactory.getLogger(StartReport.class);

	@Override
	public void report(FailureAnalysis analysis) {
		logger.error("Can't start: {}", sentence(analysis.getDescription(), analysis.getAction()));
	}

	static String sentence(@Nullable String description, @Nullable String action) {
		return (description + ((action != null) ? " " + action : "")).replaceAll("\\s+", " ").strip();
	}

}
