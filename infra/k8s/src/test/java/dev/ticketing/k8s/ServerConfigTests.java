package dev.ticketing.k8s;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The servers themselves take the configuration files that are in the manifests.
 */
class ServerConfigTests {

	@TempDir
	Path folder;

	@BeforeAll
	static void kubectl() {
		Kustomize.assumeKubectl();
	}

	@ParameterizedTest
	@ValueSource(strings = { "dev", "ci", "staging", "prod" })
	void natsTakesItsFile(String overlay) throws IOException {
		layOut(overlay, "nats-config");
		forget("nats.conf", "sync_interval"); // servers before 2.10 refuse it
		assertThat(checked().code()).as(checked().err()).isZero();
		Files.writeString(this.folder.resolve("nats.conf"),
				Files.readString(this.folder.resolve("nats.conf")).replace("max_payload", "max_payloat"));
		assertThat(checked().code()).isNotZero();
	}

	private Kustomize.Answer checked() {
		return Kustomize.run(List.of("nats-server", "-t", "-c", this.folder.resolve("nats.conf").toString()),
				Map.of("POD_NAME", "nats-0", "NATS_FILE_STORE", "900MB", "NATS_PASSWORD_TICKETS", "dev-only-1",
						"NATS_PASSWORD_ORDERS", "dev-only-2", "NATS_PASSWORD_EXPIRATION", "dev-only-3",
						"NATS_PASSWORD_PAYMENTS", "dev-only-4", "NATS_PASSWORD_CLUSTER", "dev-only-5", "NATS_ROUTES",
						"[nats://route:dev-only-5@nats-0.nats-headless:6222]"));
	}

	@Test
	void redisLetsExpirationDoItsWorkAndNobodyElse() throws IOException {
		layOut("dev", "redis-config");
		Manifest secret = object("dev", "Secret", "redis");
		String password = decoded(secret, "password");
		Files.writeString(this.folder.resolve("users.acl"), decoded(secret, "users.acl"));
		int port = freePort();
		Path file = this.folder.resolve("redis.conf");
		Files.writeString(file,
				Files.readString(file)
					.replace("dir /data", "dir " + this.folder)
					.replace("aclfile /secrets", "aclfile " + this.folder)
					.replace("port 6379", "port " + port)
					.replace("bind * -::*", "bind 127.0.0.1"));
		Process redis = new ProcessBuilder("redis-server", file.toString()).redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("log").toFile())
			.start();
		try {
			Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> ask(port, "PING").contains("+PONG"));
			assertThat(ask(port, "GET x")).contains("-NOPERM");
			String signIn = "AUTH expiration " + password + "\r\n";
			assertThat(ask(port, signIn + "SET x y")).contains("+OK\r\n+OK");
			assertThat(ask(port, signIn + "EVAL return 0")).doesNotContain("NOPERM");
			assertThat(ask(port, signIn + "INFO server")).contains("redis_version");
			assertThat(ask(port, signIn + "FLUSHALL")).contains("-NOPERM");
			assertThat(ask(port, signIn + "CONFIG GET maxmemory")).contains("-NOPERM");
			assertThat(ask(port, "AUTH expiration wrong\r\nSET x y")).contains("-WRONGPASS").contains("-NOPERM");
			assertThat(this.folder.resolve("appendonlydir")).isDirectory();
		}
		finally {
			redis.destroy();
		}
	}

	@Test
	void theScriptsOfMongoCanBeRead() throws IOException {
		layOut("prod", "mongo-scripts");
		for (String script : List.of("start.sh", "join.sh")) {
			assertThat(Kustomize.run(List.of("bash", "-n", this.folder.resolve(script).toString())).code()).isZero();
		}
		Assumptions.assumeTrue(
				Stream.of(System.getenv("PATH").split(":")).anyMatch((path) -> Files.exists(Path.of(path, "node"))),
				"node is on PATH");
		assertThat(Kustomize.run(List.of("node", "--check", this.folder.resolve("join.js").toString())).err())
			.isEmpty();
	}

	/**
	 * Laid out as the release image has them.
	 */
	@Test
	void nginxTakesTheFilesOfTheClient() throws IOException {
		Path root = Path.of("../..").toAbsolutePath().normalize();
		for (String line : Files.readAllLines(root.resolve("infra/docker/client.Dockerfile"))) {
			List<String> words = List.of(line.split(" +"));
			if (line.startsWith("COPY ") && words.getLast().startsWith("/etc/nginx")) {
				Path target = this.folder.resolve(words.getLast().replaceFirst("/etc/nginx/?", ""));
				for (String source : words.subList(1, words.size() - 1)) {
					copy(root.resolve(source), target);
				}
			}
		}
		Path file = this.folder.resolve("nginx.conf");
		Files.writeString(file, Files.readString(file).replace("/tmp/", this.folder + "/"));
		assertThat(nginx().code()).as(nginx().err()).isZero();
		Files.writeString(this.folder.resolve("pages.conf"), "error_page 404 $nowhere;");
		assertThat(nginx().err()).contains("unknown \"nowhere\" variable");
	}

	private Kustomize.Answer nginx() {
		return Kustomize.run(List.of("nginx", "-t", "-p", this.folder + "/", "-c", "nginx.conf", "-e", "stderr"),
				Map.of());
	}

	private static void copy(Path source, Path folder) throws IOException {
		Files.createDirectories(folder);
		if (Files.isDirectory(source)) {
			try (Stream<Path> files = Files.list(source)) {
				for (Path file : files.toList()) {
					Files.copy(file, folder.resolve(file.getFileName()));
				}
			}
		}
		else {
			Files.copy(source, folder.resolve(source.getFileName()));
		}
	}

	private void layOut(String overlay, String configMap) throws IOException {
		if (object(overlay, "ConfigMap", configMap).at("data") instanceof Map<?, ?> files) {
			for (Map.Entry<?, ?> file : files.entrySet()) {
				Files.writeString(this.folder.resolve(file.getKey().toString()), file.getValue().toString());
			}
		}
	}

	private void forget(String file, String setting) throws IOException {
		List<String> lines = Files.readAllLines(this.folder.resolve(file));
		Files.write(this.folder.resolve(file), lines.stream().filter((line) -> !line.contains(setting)).toList());
	}

	private static Manifest object(String overlay, String kind, String name) {
		return Manifest.parse(Kustomize.overlay(overlay))
			.stream()
			.filter((object) -> object.kind().equals(kind) && object.name().startsWith(name + "-"))
			.findFirst()
			.orElseThrow();
	}

	private static String decoded(Manifest secret, String key) {
		Object data = secret.at("data");
		return (data instanceof Map<?, ?> map)
				? new String(java.util.Base64.getMimeDecoder().decode(map.get(key).toString()), StandardCharsets.UTF_8)
				: "";
	}

	private static String ask(int port, String commands) {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write((commands + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
