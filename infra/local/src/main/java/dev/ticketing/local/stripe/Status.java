package dev.ticketing.local.stripe;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Where a payment intent stands, with the moves that each standing allows.
 */
enum Status {

	REQUIRES_PAYMENT_METHOD(Move.CONFIRM, Move.CANCEL), REQUIRES_CONFIRMATION(Move.CONFIRM, Move.CANCEL),
	REQUIRES_ACTION(Move.CONFIRM, Move.CANCEL), PROCESSING(Move.CANCEL), REQUIRES_CAPTURE(Move.CAPTURE, Move.CANCEL),
	SUCCEEDED, CANCELED;

	private final List<Move> moves;

	Status(Move... moves) {
		this.moves = List.of(moves);
	}

	String wire() {
		return name().toLowerCase(Locale.ROOT);
	}

	void check(Move move) {
		if (!this.moves.contains(move)) {
			String done = move.participle();
			throw StripeRefusal
				.unexpectedState("This PaymentIntent could not be " + done + " because it has a status of " + wire()
						+ ". Only a PaymentIntent with one of the following statuses may be " + done + ": "
						+ allowing(move) + ".");
		}
	}

	private static String allowing(Move move) {
		return Arrays.stream(values())
			.filter((status) -> status.moves.contains(move))
			.map(Status::wire)
			.collect(Collectors.joining(", "));
	}

	/**
	 * What a caller can do to a payment intent.
	 */
	enum Move {

		CONFIRM("confirmed"), CAPTURE("captured"), CANCEL("canceled");

		private final String participle;

		Move(String participle) {
			this.participle = participle;
		}

		String participle() {
			return this.participle;
		}

	}

}
