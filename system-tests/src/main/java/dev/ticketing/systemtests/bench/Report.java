package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.ticketing.systemtests.bench.Results.Goal;
import dev.ticketing.systemtests.bench.Results.Row;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what was found out, for people and for programs.
 */
final class Report {

	/**
	 * What others do on such a machine, by our own measurements of them.
	 */
	private static final Map<String, String> PEERS = new LinkedHashMap<>();

	static {
		PEERS.put("pretix 2026.8.0",
				"16 reservations/s with its worker, 22/s without, at 118 ms of CPU each; 3 whole purchases/s;"
						+ " 15 to 18 sold-out answers/s; never oversold");
		PEERS.put("the course's Node services",
				"375 orders/s on the same store, of which 1,555 of 1,655 were sold though there were 100 admissions");
	}

	private final Results results;

	private final Map<String, String> facts;

	Report(Results results, Map<String, String> facts) {
		this.results = results;
		this.facts = facts;
	}

	void write(Path folder) {
		try {
			Files.createDirectories(folder);
			Files.writeString(folder.resolve("report.json"), json());
			Files.writeString(folder.resolve("report.html"), html());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String json() {
		Map<String, Object> all = new LinkedHashMap<>();
		all.put("machine", this.facts);
		all.put("goals", this.results.goals().stream().map((goal) -> {
			Map<String, Object> each = new LinkedHashMap<>();
			each.put("name", goal.name());
			each.put("value", Math.round(goal.value() * 1000) / 1000.0);
			each.put(goal.atLeast() ? "atLeast" : "atMost", goal.bound());
			each.put("met", goal.met());
			return each;
		}).toList());
		all.put("rows", this.results.rows());
		all.put("peers", besideOthers());
		return JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValueAsString(all) + "\n";
	}

	private String html() {
		return template().replace("{{facts}}", facts())
			.replace("{{goals}}", this.results.goals().stream().map(Report::goal).collect(Collectors.joining("\n")))
			.replace("{{scenarios}}", scenarios())
			.replace("{{peers}}",
					besideOthers().entrySet()
						.stream()
						.map((peer) -> "<dt>%s</dt><dd>%s</dd>".formatted(Plot.escape(peer.getKey()),
								Plot.escape(peer.getValue())))
						.collect(Collectors.joining("\n")));
	}

	/**
	 * Ours first: what it takes of all processes together.
	 */
	private Map<String, String> besideOthers() {
		Map<String, String> all = new LinkedHashMap<>();
		all.put("Ticketing, this run",
				"%s reservations/s at %s ms of CPU each; %s whole purchases/s at %s ms each; %s sold-out answers/s; never oversold"
					.formatted(value("64 at once, ours", "per second"), value("64 at once, ours", "CPU ms each"),
							value("32 at once", "per second"), value("32 at once", "CPU ms each"),
							value("64 at once, refused", "per second")));
		all.putAll(PEERS);
		return all;
	}

	private String value(String arm, String name) {
		return Plot.number(this.results.value(arm, name));
	}

	private static String template() {
		try (InputStream template = Report.class.getResourceAsStream("report.html")) {
			if (template == null) {
				throw new IllegalStateException("report.html is missing");
			}
			return new String(template.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private String facts() {
		return this.facts.entrySet()
			.stream()
			.map((fact) -> "<dt>%s</dt><dd>%s</dd>".formatted(Plot.escape(fact.getKey()), Plot.escape(fact.getValue())))
			.collect(Collectors.joining("\n"));
	}

	private static String goal(Goal goal) {
		return "<tr><td>%s</td><td class=\"n\">%s</td><td class=\"n\">%s %s</td><td class=\"%s\">%s</td></tr>"
			.formatted(Plot.escape(goal.name()), Plot.number(goal.value()), goal.atLeast() ? "≥" : "≤",
					Plot.number(goal.bound()), goal.met() ? "met" : "missed", goal.met() ? "met" : "missed");
	}

	private String scenarios() {
		Map<String, List<Row>> scenarios = this.results.rows()
			.stream()
			.collect(Collectors.groupingBy(Row::scenario, LinkedHashMap::new, Collectors.toList()));
		StringBuilder html = new StringBuilder();
		scenarios.forEach((scenario, rows) -> html.append("<h2>%s</h2>".formatted(Plot.escape(scenario)))
			.append(Plot.of(rows, "per second"))
			.append(Plot.of(rows, "p99 ms"))
			.append(Plot.of(rows, "CPU ms each"))
			.append(table(rows)));
		return html.toString();
	}

	private static String table(List<Row> rows) {
		Set<String> names = new LinkedHashSet<>();
		rows.forEach((row) -> names.addAll(row.values().keySet()));
		StringBuilder html = new StringBuilder("<div class=\"wide\"><table><tr><th>what</th><th>where</th>");
		names.forEach((name) -> html.append("<th>%s</th>".formatted(Plot.escape(name))));
		html.append("</tr>");
		rows.forEach((row) -> {
			html.append("<tr><td>%s</td><td>%s</td>".formatted(Plot.escape(row.arm()), Plot.escape(row.column())));
			names.forEach((name) -> {
				Double value = row.values().get(name);
				html.append("<td class=\"n\">%s</td>".formatted((value != null) ? Plot.number(value) : ""));
			});
			html.append("</tr>\n");
		});
		return html.append("</table></div>").toString();
	}

}
