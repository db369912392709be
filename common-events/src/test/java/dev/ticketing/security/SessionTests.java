package dev.ticketing.security;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.stream.Stream;

import javax.crypto.spec.SecretKeySpec;

import dev.ticketing.testing.SessionFixtures;
import dev.ticketing.web.Http;
import dev.ticketing.web.HttpTest;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

@HttpTest
class SessionTests {

	private static final String USER = "64b00000000000000000000b";

	private static final Instant SOON = Instant.now().plus(Duration.ofHours(1));

	private static final KeyPair FOREIGN = Jwks.CRV.Ed25519.keyPair().build();

	private int port;

	private Http http;

	@BeforeEach
	void connect(@LocalServerPort int port) {
		this.port = port;
		this.http = new Http(port);
	}

	@Test
	void aValidTokenIsAPerson() {
		var answer = this.http.get("/whoami", "Cookie", SessionFixtures.cookie(USER));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).contains(USER, USER + "@example.com");
	}

	static Stream<Arguments> worthless() {
		String valid = SessionFixtures.token(USER);
		String[] parts = valid.split("\\.");
		return Stream.of(
				arguments("expired", SessionFixtures.token(USER, FOREIGN, "tests", Instant.now().minusSeconds(5))),
				arguments("foreign key under our id", SessionFixtures.token(USER, FOREIGN, "tests", SOON)),
				arguments("unknown key id", SessionFixtures.token(USER, FOREIGN, "nobody", SOON)),
				arguments("no key id", claims(Jwts.builder()).signWith(FOREIGN.getPrivate()).compact()),
				arguments("alg none", claims(Jwts.builder()).compact()),
				arguments("alg none with our key id",
						encode("{\"alg\":\"none\",\"kid\":\"tests\"}") + "." + parts[1] + "."),
				arguments("alg none with our signature",
						encode("{\"alg\":\"none\",\"kid\":\"tests\"}") + "." + parts[1] + "." + parts[2]),
				arguments("HS256 with the public key", claims(Jwts.builder().header().keyId("tests").and())
					.signWith(new SecretKeySpec(SessionFixtures.jwks().repeat(4).getBytes(StandardCharsets.UTF_8),
							"HmacSHA256"), Jwts.SIG.HS256)
					.compact()),
				arguments("other content",
						parts[0] + "." + encode(
								"{\"iss\":\"ticketing\",\"sub\":\"admin\",\"email\":\"a@b.c\",\"exp\":9999999999}")
								+ "." + parts[2]),
				arguments("other header",
						encode("{\"alg\":\"EdDSA\",\"kid\":\"tests\",\"a\":1}") + "." + parts[1] + "." + parts[2]),
				arguments("no signature", parts[0] + "." + parts[1] + "."),
				arguments("cut short", valid.substring(0, valid.length() - 3)), arguments("garbage", "garbage"),
				arguments("dots", "..."), arguments("five parts", "a.b.c.d.e"), arguments("not base64", "%%%.%%%.%%%"),
				arguments("list for a header", encode("[]") + "." + parts[1] + "." + parts[2]),
				arguments("number for a key id",
						encode("{\"alg\":\"EdDSA\",\"kid\":7}") + "." + parts[1] + "." + parts[2]),
				arguments("list for an algorithm",
						encode("{\"alg\":[],\"kid\":\"tests\"}") + "." + parts[1] + "." + parts[2]),
				arguments("deep header",
						encode("{\"a\":".repeat(400) + "1" + "}".repeat(400)) + "." + parts[1] + "." + parts[2]),
				arguments("nothing", ""));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("worthless")
	void anyOtherTokenIsNobody(String what, String token) {
		Http.problem(this.http.get("/whoami", "Cookie", "session=" + token), 401);
		assertThat(this.http.get("/items", "Cookie", "session=" + token).statusCode()).as(what).isEqualTo(200);
	}

	@Test
	void noCookieIsNobody() {
		assertThat(Http.problem(this.http.get("/whoami"), 401).get("detail").asString())
			.isEqualTo("Please sign in first.");
		Http.problem(this.http.get("/nothing"), 401);
		Http.problem(this.http.get("/whoami", "Authorization", "Bearer " + SessionFixtures.token(USER)), 401);
	}

	@ParameterizedTest
	@CsvSource({ "localhost, http, session, 200", "localhost, http, __Host-session, 401",
			"127.0.0.1, http, session, 200", "[::1], http, session, 200", "tickets.example, http, session, 401",
			"tickets.example, http, __Host-session, 200", "tickets.example, https, __Host-session, 200",
			"tickets.example, https, session, 401", "localhost, https, __Host-session, 200",
			"localhost, https, session, 401", "localhost.evil.example, http, session, 401" })
	void thePlainCookieCountsOnPlainHttpAtHomeOnly(String host, String scheme, String cookie, int status) {
		String answer = this.http.raw("""
				GET /whoami HTTP/1.1\r
				Host: %s:%d\r
				X-Forwarded-Proto: %s\r
				Cookie: %s=%s\r
				Connection: close\r
				\r
				""".formatted(host, this.port, scheme, cookie, SessionFixtures.token(USER)));
		assertThat(answer).startsWith("HTTP/1.1 " + status);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-",
			value = { "same-origin, -, 200", "none, -, 200", "same-site, -, 403", "cross-site, -, 403",
					"nonsense, -, 403", "-, -, 200", "-, http://localhost:PORT, 200", "-, HTTP://LOCALHOST:PORT, 200",
					"-, http://localhost:1, 403", "-, http://localhost, 403", "-, https://localhost:PORT, 403",
					"-, http://evil.example:PORT, 403", "-, http://localhost.evil.example:PORT, 403", "-, null, 403",
					"-, nonsense, 403", "-, %%%, 403", "cross-site, http://localhost:PORT, 403" })
	void changesComeFromOurOwnPagesOrFromNoBrowser(String site, String origin, int status) {
		String headers = "Cookie: " + SessionFixtures.cookie(USER) + "\r\n"
				+ ((site != null) ? "Sec-Fetch-Site: " + site + "\r\n" : "")
				+ ((origin != null) ? "Origin: " + origin.replace("PORT", "" + this.port) + "\r\n" : "");
		assertThat(request("POST", headers)).startsWith("HTTP/1.1 " + status);
		assertThat(request("GET", headers)).startsWith("HTTP/1.1 200");
	}

	@Test
	void knowsItsOriginBehindAGateway() {
		String headers = "Cookie: __Host-session=" + SessionFixtures.token(USER)
				+ "\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Host: tickets.example:8443\r\nX-Forwarded-Port: 8443\r\n";
		assertThat(request("POST", headers + "Origin: https://tickets.example:8443\r\n")).startsWith("HTTP/1.1 200");
		assertThat(request("POST", headers + "Origin: https://tickets.example\r\n")).startsWith("HTTP/1.1 403");
	}

	private String request(String method, String headers) {
		return this.http
			.raw("%s /whoami HTTP/1.1\r\nHost: localhost:%d\r\nContent-Length: 0\r\n%sConnection: close\r\n\r\n"
				.formatted(method, this.port, headers));
	}

	private static JwtBuilder claims(JwtBuilder token) {
		return token.issuer("ticketing").subject(USER).claim("email", "a@b.c").expiration(Date.from(SOON));
	}

	private static String encode(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
