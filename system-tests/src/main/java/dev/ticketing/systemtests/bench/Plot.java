package dev.ticketing.systemtests.bench;

import java.util.List;
import java.util.Locale;

import dev.ticketing.systemtests.bench.Results.Row;

/**
 * Bars, one for each row that has the value, as a picture inside the page.
 */
final class Plot {

	private static final int WIDTH = 820;

	private static final int LABEL = 390;

	private static final int BAR = 22;

	private Plot() {
	}

	static String of(List<Row> rows, String value) {
		List<Row> bars = rows.stream().filter((row) -> row.values().containsKey(value)).toList();
		if (bars.isEmpty()) {
			return "";
		}
		double most = bars.stream().mapToDouble((row) -> height(row, value)).max().orElse(1);
		StringBuilder svg = new StringBuilder()
			.append("<figure><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">".formatted(WIDTH,
					BAR * bars.size() + 4, escape(value)));
		for (int i = 0; i < bars.size(); i++) {
			Row row = bars.get(i);
			double width = (WIDTH - LABEL - 90) * height(row, value) / Math.max(most, 1e-9);
			int y = i * BAR;
			svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>".formatted(LABEL - 8, y + 15,
					escape(row.arm() + " · " + row.column())));
			svg.append(String.format(Locale.ROOT, "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
					reference(row) ? "reference" : "ours", LABEL, y + 3, width, BAR - 6));
			svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", LABEL + width + 6, y + 15,
					number(height(row, value))));
		}
		return svg.append("</svg><figcaption>").append(escape(value)).append("</figcaption></figure>").toString();
	}

	private static double height(Row row, String value) {
		return row.values().getOrDefault(value, 0.0);
	}

	/**
	 * Whether it is something to compare with.
	 */
	private static boolean reference(Row row) {
		return row.arm().contains("driver loop") || row.arm().contains("no-op") || row.arm().contains("bare");
	}

	static String number(double value) {
		String pattern = (Math.abs(value) >= 100) ? "%,.0f" : ((Math.abs(value) >= 10) ? "%.1f" : "%.2f");
		return String.format(Locale.ROOT, pattern, value);
	}

	static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
	}

}
