package dev.ticketing.systemtests;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/**
 * Everybody who uses a platform, so that in the end all that they have done can be looked
 * at.
 */
final class People {

	static final String PASSWORD = "correct horse battery";

	private final Queue<Person> people = new ConcurrentLinkedQueue<>();

	private final Gateway gateway;

	private final Tokens keys;

	People(Gateway gateway, Tokens keys) {
		this.gateway = gateway;
		this.keys = keys;
	}

	Gateway gateway() {
		return this.gateway;
	}

	Person signUp() {
		return signUp("someone-%s@example.test".formatted(id()));
	}

	Person signUp(String email) {
		Answer answer = this.gateway.post("/api/users/signup", Map.of("email", email, "password", PASSWORD));
		String id = answer.created(User.class).id();
		String cookie = answer.header("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
		return known(new Person(id, email, this.gateway.with("Cookie", cookie)));
	}

	/**
	 * Somebody who has signed up elsewhere with our password, and may have bought
	 * something.
	 */
	Person meet(String email) {
		return meet(email, PASSWORD);
	}

	Person meet(String email, String password) {
		Answer answer = this.gateway.post("/api/users/signin", Map.of("email", email, "password", password));
		String cookie = answer.header("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
		Person person = new Person(answer.ok(User.class).id(), email, this.gateway.with("Cookie", cookie));
		person.mayHaveOrdered();
		return known(person);
	}

	/**
	 * A crowd. That each of them has a session is what counts; as passwords are slow to
	 * hash by design, the sessions are signed here, with the platform's own key.
	 */
	List<Person> crowd(int size) {
		return IntStream.range(0, size).mapToObj((number) -> {
			String id = id();
			String email = "crowd-%s@example.test".formatted(id);
			String token = this.keys.token(id, email, Duration.ofHours(1));
			return known(new Person(id, email, this.gateway.with("Cookie", "session=" + token)));
		}).toList();
	}

	/**
	 * A ticket that orders knows of already: it refuses to sell more of it than one may
	 * have.
	 */
	Ticket onSale(Person seller, Offer offer) {
		Ticket ticket = seller.offers(offer);
		Person greedy = crowd(1).getFirst();
		Eventually.onceKnown(() -> greedy.triesToReserve(ticket, offer.maxPerOrder() + 1)).refused(409);
		return ticket;
	}

	private Person known(Person person) {
		this.people.add(person);
		return person;
	}

	List<Person> all() {
		return List.copyOf(this.people);
	}

	/**
	 * An id that nobody else has, in the form of all ids.
	 */
	static String id() {
		byte[] bytes = new byte[12];
		new SecureRandom().nextBytes(bytes);
		return HexFormat.of().formatHex(bytes);
	}

	record User(String id, String email) {
	}

}
