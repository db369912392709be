package dev.ticketing.auth.account;

import java.util.Map;

import dev.ticketing.auth.token.BeginSession;
import dev.ticketing.security.Session;
import dev.ticketing.security.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The door to accounts and sessions.
 */
@RestController
@RequestMapping("/api/users")
final class AccountController {

	private final SignUp signUp;

	private final SignIn signIn;

	private final BeginSession session;

	private final SessionCookie cookie;

	AccountController(SignUp signUp, SignIn signIn, BeginSession session, SessionCookie cookie) {
		this.signUp = signUp;
		this.signIn = signIn;
		this.session = session;
		this.cookie = cookie;
	}

	@InitBinder
	void rules(WebDataBinder binder) {
		binder.addValidators(new Credentials.Rules());
	}

	@PostMapping("/signup")
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<User> signUp(@Validated @RequestBody Credentials.SignUpRequest body, HttpServletRequest request) {
		Account account = this.signUp.signUp(new EmailAddress(body.email()), new Password(body.password()));
		return begin(request, HttpStatus.CREATED, account);
	}

	@PostMapping("/signin")
	ResponseEntity<User> signIn(@Validated @RequestBody Credentials.SignInRequest body, HttpServletRequest request) {
		Account account = this.signIn.signIn(new EmailAddress(body.email()), body.password(), request.getRemoteAddr());
		return begin(request, HttpStatus.OK, account);
	}

	private ResponseEntity<User> begin(HttpServletRequest request, HttpStatus status, Account account) {
		Session begun = new Session(account.id(), account.email());
		return ResponseEntity.status(status)
			.header(HttpHeaders.SET_COOKIE, this.session.begin(request, begun).toString())
			.body(User.of(begun));
	}

	@PostMapping("/signout")
	ResponseEntity<Map<String, String>> signOut(HttpServletRequest request) {
		return ResponseEntity.ok().header(HttpHeaders.SET_COOKIE, this.cookie.end(request).toString()).body(Map.of());
	}

	@GetMapping("/currentuser")
	ResponseEntity<CurrentUser> currentUser(@AuthenticationPrincipal @Nullable Session session) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.body(new CurrentUser((session != null) ? User.of(session) : null));
	}

	record User(String id, String email) {

		static User of(Session session) {
			return new User(session.userId(), session.email());
		}

	}

	/**
	 * Who asks, as the token says; null for who is not signed in.
	 */
	record CurrentUser(@Nullable User currentUser) {
	}

}
