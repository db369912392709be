package dev.ticketing.systemtests;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of what a service tells Prometheus, without its number.
 */
record MetricSample(String name, Map<String, String> labels) {

	private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

	static Stream<MetricSample> of(String page) {
		return page.lines().filter((line) -> !line.startsWith("#") && !line.isBlank()).map(MetricSample::line);
	}

	private static MetricSample line(String line) {
		String name = line.replaceFirst("[{ ].*", "");
		return new MetricSample(name,
				LABEL.matcher(line).results().collect(Collectors.toMap(MetricSample::key, MetricSample::value)));
	}

	private static String key(MatchResult label) {
		return label.group(1);
	}

	private static String value(MatchResult label) {
		return label.group(2);
	}

	String application() {
		return this.labels.getOrDefault("application", "");
	}

}
