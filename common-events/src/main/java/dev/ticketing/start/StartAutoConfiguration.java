package dev.ticketing.start;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/**
 * Holds all settings to what can be.
 */
@AutoConfiguration
@EnableConfigurationProperties(Deployment.class)
public final class StartAutoConfiguration {

	@Bean
	static NoNegativeDurations noNegativeDurations() {
		return new NoNegativeDurations();
	}

}
