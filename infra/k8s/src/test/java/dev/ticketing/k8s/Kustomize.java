package dev.ticketing.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/**
 * Renders overlays from a copy of {@code infra/k8s}, with secrets made for the copy.
 */
final class Kustomize {

	static final Path ROOT = Path.of("").toAbsolutePath().resolve("../..").normalize();

	private static final Map<String, String> RENDERED = new LinkedHashMap<>();

	private static Path copy;

	private Kustomize() {
	}

	/**
	 * What the overlay applies, rendered once.
	 */
	static synchronized String overlay(String name) {
		return RENDERED.computeIfAbsent(name, (overlay) -> render("overlays/" + overlay));
	}

	/**
	 * An overlay with one more component.
	 */
	static synchronized String with(String overlay, String component) {
		return RENDERED.computeIfAbsent(overlay + "+" + component, (key) -> {
			Path folder = copy().resolve("overlays/with-" + overlay + "-" + component);
			write(folder.resolve("kustomization.yaml"), """
					apiVersion: kustomize.config.k8s.io/v1beta1
					kind: Kustomization
					namespace: %s
					resources: [../%s]
					components: [../../components/%s]
					""".formatted(overlay.equals("staging") ? "ticketing-staging" : "ticketing", overlay, component));
			return render(copy().relativize(folder).toString());
		});
	}

	/**
	 * The base with one component alone.
	 */
	static synchronized String alone(String component) {
		return RENDERED.computeIfAbsent("base+" + component, (key) -> {
			Path folder = copy().resolve("overlays/alone-" + component);
			write(folder.resolve("kustomization.yaml"), """
					apiVersion: kustomize.config.k8s.io/v1beta1
					kind: Kustomization
					resources: [../../base]
					components: [../../components/%s]
					""".formatted(component));
			return render(copy().relativize(folder).toString());
		});
	}

	static List<String> folders(String below) {
		try (Stream<Path> children = Files.list(ROOT.resolve("infra/k8s").resolve(below))) {
			return children.filter((child) -> Files.exists(child.resolve("kustomization.yaml")))
				.map((child) -> child.getFileName().toString())
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String render(String folder) {
		Answer answer = run(List.of("kubectl", "kustomize", copy().resolve(folder).toString()));
		if (answer.code() != 0 || !answer.err().isBlank()) {
			// Warnings too: a deprecated field says so there, and ends with success.
			throw new AssertionError(folder + " does not render: " + answer.err());
		}
		return answer.out();
	}

	static void assumeKubectl() {
		boolean there = Stream.of(System.getenv("PATH").split(":"))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "kubectl")));
		if (!there) {
			System.out.println("Skipped: the manifests are not checked, because there is no kubectl on PATH");
		}
		Assumptions.assumeTrue(there, "kubectl is on PATH");
	}

	private static Path copy() {
		if (copy == null) {
			assumeKubectl();
			try {
				Path folder = Files.createTempDirectory("ticketing-k8s");
				copyTree(ROOT.resolve("infra/k8s"), folder.resolve("infra/k8s"));
				Path keys = folder.resolve("infra/local/dev/SessionKeys.java");
				Files.createDirectories(keys.getParent());
				Files.copy(ROOT.resolve("infra/local/dev/SessionKeys.java"), keys);
				for (String overlay : List.of("dev", "ci")) {
					Answer answer = run(List.of(folder.resolve("infra/k8s/make-secrets").toString(), overlay));
					if (answer.code() != 0) {
						throw new AssertionError(answer.err());
					}
				}
				copy = folder.resolve("infra/k8s");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return copy;
	}

	private static void copyTree(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Path relative = from.relativize(file);
				if (Files.isDirectory(file) || Stream.of("target", "src", "secrets")
					.anyMatch((skipped) -> Stream.iterate(relative, (path) -> path != null, Path::getParent)
						.anyMatch((path) -> path.getFileName().toString().equals(skipped)))) {
					continue;
				}
				Files.createDirectories(to.resolve(relative).getParent());
				Files.copy(file, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}

	private static void write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Answer run(List<String> command) {
		return run(command, Map.of());
	}

	static Answer run(List<String> command, Map<String, String> environment) {
		try {
			Path out = Files.createTempFile("out", "");
			Path err = Files.createTempFile("err", "");
			ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(out.toFile())
				.redirectError(err.toFile());
			builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
			builder.environment().putAll(environment);
			Process process = builder.start();
			if (!process.waitFor(120, TimeUnit.SECONDS)) {
				process.destroyForcibly();
				throw new AssertionError(command + " takes longer than two minutes");
			}
			return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	record Answer(int code, String out, String err) {
	}

}
