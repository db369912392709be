package dev.ticketing.k8s;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.yaml.snakeyaml.Yaml;

/**
 * One object of a rendered overlay, or a part of one.
 */
record Manifest(Map<?, ?> content) {

	static List<Manifest> parse(String yaml) {
		return StreamSupport.stream(new Yaml().loadAll(yaml).spliterator(), false)
			.filter(Map.class::isInstance)
			.map((document) -> new Manifest((Map<?, ?>) document))
			.toList();
	}

	static List<Manifest> parseAll(String yaml) {
		return parse(yaml);
	}

	String kind() {
		return text("kind");
	}

	String name() {
		return text("metadata.name");
	}

	String label(String key) {
		return label("metadata.labels", key);
	}

	private String label(String path, String key) {
		return (at(path) instanceof Map<?, ?> labels && labels.get(key) != null) ? labels.get(key).toString() : "";
	}

	/**
	 * The value at a dotted path; numbers are places in lists.
	 */
	Object at(String path) {
		Object value = this.content;
		for (String step : path.split("\\.")) {
			if (value instanceof List<?> list && step.matches("\\d+")) {
				value = (Integer.parseInt(step) < list.size()) ? list.get(Integer.parseInt(step)) : null;
			}
			else {
				value = (value instanceof Map<?, ?> map) ? map.get(step) : null;
			}
		}
		return value;
	}

	String text(String path) {
		Object value = at(path);
		return (value != null) ? value.toString() : "";
	}

	boolean is(String path, Object expected) {
		return expected.equals(at(path));
	}

	boolean has(String path) {
		return at(path) != null;
	}

	List<Manifest> each(String path) {
		List<Manifest> parts = new ArrayList<>();
		if (at(path) instanceof List<?> list) {
			list.stream().filter(Map.class::isInstance).forEach((part) -> parts.add(new Manifest((Map<?, ?>) part)));
		}
		return parts;
	}

	/**
	 * Every map inside, this one included.
	 */
	Stream<Manifest> within() {
		return within(this.content).map(Manifest::new);
	}

	private static Stream<Map<?, ?>> within(Object value) {
		return switch (value) {
			case Map<?, ?> map -> Stream.concat(Stream.of(map), map.values().stream().flatMap(Manifest::within));
			case List<?> list -> list.stream().flatMap(Manifest::within);
			case null, default -> Stream.empty();
		};
	}

	boolean workload() {
		return List.of("Deployment", "StatefulSet").contains(kind());
	}

	List<Manifest> containers() {
		return Stream
			.concat(each("spec.template.spec.containers").stream(), each("spec.template.spec.initContainers").stream())
			.toList();
	}

	/**
	 * Whether a selector's {@code matchLabels} picks this workload's pods.
	 */
	boolean picked(Object matchLabels) {
		return matchLabels instanceof Map<?, ?> wanted
				&& at("spec.template.metadata.labels") instanceof Map<?, ?> labels
				&& wanted.entrySet().stream().allMatch((entry) -> entry.getValue().equals(labels.get(entry.getKey())));
	}

	@Override
	public String toString() {
		return kind() + "/" + name();
	}

}
