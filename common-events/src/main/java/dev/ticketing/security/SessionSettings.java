package dev.ticketing.security;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sessions are checked.
 *
 * @param jwks where the public keys are: a Spring resource location such as
 * {@code file:…} or {@code http://…}
 * @param issuer who must have issued a token
 * @param plainHttpHosts hosts on which the cookie may travel over plain http
 * @param publicPaths what needs no session, such as {@code GET /api/tickets/*}
 */
@ConfigurationProperties("ticketing.session")
public record SessionSettings(@Nullable String jwks, @DefaultValue("ticketing") String issuer, @DefaultValue( {
		"localhost", "127.0.0.1", "[::1]" }) List<String> plainHttpHosts, @DefaultValue List<String> publicPaths){
}
