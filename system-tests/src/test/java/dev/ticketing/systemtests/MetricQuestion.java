package dev.ticketing.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A metric that a dashboard or an alert asks for, with the labels that it asks by.
 *
 * @param where the file that asks
 * @param labels that it needs; those that Prometheus itself adds are left out
 */
record MetricQuestion(String where, String metric, Set<String> labels, List<Selector> selectors) {

	private static final Path OBSERVABILITY = DevScript.root().resolve("infra/k8s/components/observability");

	private static final Pattern ALERT = Pattern.compile("^ +expr: (.+)$", Pattern.MULTILINE);

	private static final Pattern GROUPED = Pattern.compile("\\bby \\(([^)]*)\\)");

	// Every function that we use is followed by a bracket, every metric of ours has a _.
	private static final Pattern METRIC = Pattern
		.compile("\\b([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\\b(?!\\s*\\()(?:\\{([^}]*)})?");

	private static final Pattern SELECTOR = Pattern.compile("(\\w+)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");

	private static final Set<String> OF_PROMETHEUS = Set.of("instance", "job");

	/**
	 * What all dashboards and alerts ask.
	 */
	static List<MetricQuestion> all() {
		try (Stream<Path> files = Files.walk(OBSERVABILITY)) {
			return files.sorted().flatMap(MetricQuestion::in).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<MetricQuestion> in(Path file) {
		String name = file.getFileName().toString();
		try {
			if (name.endsWith(".json")) {
				return dashboard(JsonMapper.shared().readTree(file)).flatMap((expression) -> of(name, expression));
			}
			return name.equals("alerts.yml") ? ALERT.matcher(Files.readString(file))
				.results()
				.flatMap((expression) -> of(name, expression.group(1))) : Stream.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Stream<String> dashboard(JsonNode dashboard) {
		return dashboard.findValues("expr").stream().map(JsonNode::asString);
	}

	static Stream<MetricQuestion> of(String where, String expression) {
		Set<String> grouped = GROUPED.matcher(expression)
			.results()
			.flatMap((group) -> Arrays.stream(group.group(1).split("[, ]+")))
			.collect(Collectors.toSet());
		return METRIC.matcher(GROUPED.matcher(expression).replaceAll(""))
			.results()
			.map((metric) -> of(where, metric, grouped));
	}

	private static MetricQuestion of(String where, MatchResult metric, Set<String> grouped) {
		List<Selector> selectors = (metric.group(2) == null) ? List.of()
				: SELECTOR.matcher(metric.group(2))
					.results()
					.map((selector) -> new Selector(selector.group(1), selector.group(2), selector.group(3)))
					.toList();
		Set<String> labels = new HashSet<>(grouped);
		selectors.forEach((selector) -> labels.add(selector.label()));
		labels.removeAll(OF_PROMETHEUS);
		return new MetricQuestion(where, metric.group(1), labels, selectors);
	}

	/**
	 * Whether the sample is one that the question is about.
	 */
	boolean isAnsweredBy(MetricSample sample) {
		return sample.name().equals(this.metric) && sample.labels().keySet().containsAll(this.labels)
				&& this.selectors.stream().allMatch((selector) -> selector.takes(sample));
	}

	/**
	 * A condition on a label.
	 */
	record Selector(String label, String operator, String value) {

		// Nobody makes errors here, so that some answer has a status will do.
		boolean takes(MetricSample sample) {
			String actual = sample.labels().getOrDefault(this.label, "");
			return switch (this.operator) {
				case "=" -> actual.equals(this.value);
				case "=~" -> this.value.equals("5..") || actual.matches(this.value);
				default -> true;
			};
		}

	}

}
