package dev.ticketing.security;

import java.time.Clock;

import dev.ticketing.start.UnusableSetting;
import dev.ticketing.web.Problem;
import io.jsonwebtoken.Jwts;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Secures a service by the session cookie: what its settings don't name as public needs
 * one. Backs off before a chain of the service's own.
 */
@AutoConfiguration(beforeName = {
		"org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
		"org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration" })
@ConditionalOnClass({ SecurityFilterChain.class, Jwts.class })
@EnableConfigurationProperties(SessionSettings.class)
public final class SessionAutoConfiguration {

	private static final int REMEMBERED = 10_000;

	private static final String[] TECHNICAL = { "/livez", "/readyz", "/actuator/**", "/v3/api-docs/**", "/error" };

	@Bean
	@ConditionalOnMissingBean
	SessionKeys sessionKeys(SessionSettings settings, ResourceLoader resources, ObjectProvider<Clock> clock) {
		if (settings.jwks() == null || settings.jwks().isBlank()) {
			throw new UnusableSetting("SESSION_JWKS is not set, so there are no keys to check sessions with.",
					"Set it to the address of auth's /api/users/jwks, or of a file.");
		}
		return new JwksSessionKeys(resources.getResource(settings.jwks()), clock.getIfAvailable(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean
	DevelopmentSecrets developmentSecrets(Environment environment) {
		return new DevelopmentSecrets(environment.getProperty("ticketing.environment"), System.getenv());
	}

	@Bean
	SessionCookie sessionCookie(SessionSettings settings) {
		return new SessionCookie(settings);
	}

	@Bean
	@ConditionalOnMissingBean
	SecurityFilterChain sessionSecurity(HttpSecurity http, SessionSettings settings, SessionKeys keys,
			ObjectProvider<Clock> clock, SessionCookie cookie) {
		Clock time = clock.getIfAvailable(Clock::systemUTC);
		SessionTokens tokens = new SessionTokens(keys, settings, time);
		RememberedSessions remembered = new RememberedSessions(tokens::verify, tokens::stands, time, REMEMBERED);
		RequestMatcher[] open = settings.publicPaths()
			.stream()
			.map(SessionAutoConfiguration::matcher)
			.toArray(RequestMatcher[]::new);
		return http.csrf(AbstractHttpConfigurer::disable) // SameOriginFilter does it
			.logout(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.addFilterBefore(new SameOriginFilter(), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new SessionFilter(cookie, remembered), AnonymousAuthenticationFilter.class)
			.authorizeHttpRequests((requests) -> requests.requestMatchers(TECHNICAL)
				.permitAll()
				.requestMatchers(open)
				.permitAll()
				.anyRequest()
				.authenticated())
			.exceptionHandling((failures) -> failures
				.authenticationEntryPoint((request, response,
						ex) -> Problem.of(HttpStatus.UNAUTHORIZED, "Please sign in first.").write(response))
				.accessDeniedHandler((request, response, ex) -> Problem.of(HttpStatus.FORBIDDEN, "This is not yours.")
					.write(response)))
			.build();
	}

	private static RequestMatcher matcher(String path) {
		int space = path.indexOf(' ');
		PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
		return (space < 0) ? paths.matcher(path)
				: paths.matcher(HttpMethod.valueOf(path.substring(0, space)), path.substring(space + 1));
	}

	// Spans and timers of its filters would be most of all, and tell of no purchase.
	@Bean
	@ConditionalOnMissingBean
	SecurityObservationSettings securityObservationSettings() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	RequestRejectedHandler requestRejectedHandler() {
		return (request, response,
				ex) -> Problem.of(HttpStatus.BAD_REQUEST, "The address of this request is malformed.").write(response);
	}

	// Nobody signs in by name and password inside a service; without this, Boot would
	// invent a user who can.
	@Bean
	@ConditionalOnMissingBean
	AuthenticationManager authenticationManager() {
		return (authentication) -> {
			throw new ProviderNotFoundException("Sessions come from auth");
		};
	}

}
