package dev.ticketing.security;

import java.util.Map;
import java.util.Set;

import dev.ticketing.start.UnusableSetting;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets that everybody knows out of environments that count. A secret made for
 * development says so by its beginning, {@code dev-only-}; a service whose
 * {@code ticketing.environment} (TICKETING_ENVIRONMENT) is anything but {@code dev}
 * refuses to start with one.
 */
public final class DevelopmentSecrets {

	/**
	 * How a secret begins that must not be used for real.
	 */
	public static final String MARK = "dev-only-";

	private static final Set<String> DEVELOPMENT = Set.of("", "dev");

	private final String environment;

	/**
	 * @param environment where the service runs; nothing on a developer's machine
	 * @param variables what it is told by the environment of its process
	 * @throws UnusableSetting if there is such a secret among the variables
	 */
	public DevelopmentSecrets(@Nullable String environment, Map<String, String> variables) {
		this.environment = (environment != null) ? environment.strip() : "";
		variables.forEach(this::refuse);
	}

	/**
	 * Refuses a value that is, or holds, a secret made for development.
	 * @throws UnusableSetting if this is no place for it; the message does not hold the
	 * value
	 */
	public void refuse(String setting, String value) {
		if (!DEVELOPMENT.contains(this.environment) && value.contains(MARK)) {
			throw new UnusableSetting(
					"%s holds a secret made for development (%s…), which must not be used with TICKETING_ENVIRONMENT=%s."
						.formatted(setting, MARK, this.environment),
					"Give it one of your own.");
		}
	}

}
