package dev.ticketing.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/**
 * Ends a start by a setting that can't be with what to set, in place of a stack trace.
 */
final class UnusableSettingAnalyzer extends AbstractFailureAnalyzer<UnusableSetting> {

	@Override
	protected FailureAnalysis analyze(Throwable failure, UnusableSetting cause) {
		return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
	}

}
