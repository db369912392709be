package dev.ticketing.start;

import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where a service runs, and what it keeps secret there.
 *
 * @param environment {@code TICKETING_ENVIRONMENT}
 * @param secrets values by the names of the settings that hold them: addresses with a
 * password in them, passwords, keys
 */
@ConfigurationProperties("ticketing")
public record Deployment(@DefaultValue("dev") Environment environment, @DefaultValue Map<String, String> secrets) {

	/**
	 * Whether strangers use it, so that secrets must be secret.
	 */
	public boolean isReal() {
		return this.environment != Environment.DEV;
	}

	@Override
	public String toString() {
		return "Deployment[environment=%s, secrets=%s]".formatted(this.environment, this.secrets.keySet());
	}

	/**
	 * The kinds of environments.
	 */
	public enum Environment {

		/** A laptop, a test, a pull request's cluster. */
		DEV,
		/** As production, with Stripe's test mode. */
		STAGING,
		/** Real tickets, real money. */
		PRODUCTION

	}

}
