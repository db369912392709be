package dev.ticketing.start;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.mongodb.ConnectionString;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/**
 * Looks at addresses and secrets before anything is made with them: a start that can't
 * succeed ends in its first second, and nothing for real runs with what everybody knows.
 */
final class CheckDeployment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	// What infra/k8s/make-secrets and ./dev make begins so.
	private static final Pattern OF_DEVELOPMENT = Pattern.compile("dev-only-|(sk_test|whsec)_simulator");

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		Environment environment = context.getEnvironment();
		checkAddresses(environment);
		Deployment deployment = Binder.get(environment).bindOrCreate("ticketing", Deployment.class);
		if (deployment.isReal()) {
			checkSecrets(deployment);
		}
	}

	private static void checkAddresses(Environment environment) {
		String mongo = environment.getProperty("spring.mongodb.uri");
		if (mongo != null) {
			try {
				new ConnectionString(mongo);
			}
			catch (IllegalArgumentException ex) {
				throw new UnusableSetting("MONGODB_URI is no address of a MongoDB (%s).".formatted(ex.getMessage()),
						"Set it to one such as mongodb://user:password@host:27017/database.");
			}
		}
		String redis = environment.getProperty("spring.data.redis.url");
		if (redis != null && !isRedis(redis)) {
			throw new UnusableSetting("REDIS_URL is no address of a Redis.",
					"Set it to one such as redis://user:password@host:6379.");
		}
	}

	private static boolean isRedis(String address) {
		try {
			URI uri = URI.create(address);
			return ("redis".equals(uri.getScheme()) || "rediss".equals(uri.getScheme())) && uri.getHost() != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	static void checkSecrets(Deployment deployment) {
		String problems = deployment.secrets()
			.entrySet()
			.stream()
			.flatMap((secret) -> problem(secret.getValue()).map((problem) -> secret.getKey() + " " + problem).stream())
			.sorted()
			.collect(Collectors.joining(", "));
		if (!problems.isEmpty()) {
			throw new UnusableSetting(problems + ".",
					"Give it a secret of your own, or leave TICKETING_ENVIRONMENT unset where nobody but you can come.");
		}
	}

	private static Optional<String> problem(String value) {
		if (value.isBlank()) {
			return Optional.of("is not set");
		}
		if (OF_DEVELOPMENT.matcher(value).find()) {
			return Optional.of("is a secret for development");
		}
		return (value.contains("://") && !hasPassword(value)) ? Optional.of("has no password in it") : Optional.empty();
	}

	private static boolean hasPassword(String address) {
		return address.matches("[^:]+://[^:@/]*:[^@]+@.*") || address.contains("authMechanism=MONGODB-X509");
	}

}
