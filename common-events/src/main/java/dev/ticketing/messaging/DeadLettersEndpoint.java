package dev.ticketing.messaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.NatsMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * The operator's hand on the dead letters: look at them, and have them handled again
 * after the cause is mended.
 */
@Endpoint(id = "deadletters")
public final class DeadLettersEndpoint {

	private final DeadLetters deadLetters;

	private final Delivery delivery;

	DeadLettersEndpoint(DeadLetters deadLetters, Delivery delivery) {
		this.deadLetters = deadLetters;
		this.delivery = delivery;
	}

	@ReadOperation
	public List<Letter> list() throws IOException, JetStreamApiException {
		return this.deadLetters.all().stream().map((letter) -> letter(letter, reason(letter))).toList();
	}

	/**
	 * Handles every dead letter of this service again, in order. What succeeds is
	 * removed; the answer tells of what failed again, and why.
	 */
	@WriteOperation
	public Replay replay() throws IOException, JetStreamApiException {
		int replayed = 0;
		List<Letter> failed = new ArrayList<>();
		for (MessageInfo info : this.deadLetters.all()) {
			try {
				this.delivery.replay(message(info));
				this.deadLetters.remove(info);
				replayed++;
			}
			catch (RuntimeException ex) {
				failed.add(letter(info, ex.toString()));
			}
		}
		return new Replay(replayed, failed);
	}

	private static Message message(MessageInfo info) {
		return NatsMessage.builder().subject(info.getSubject()).headers(info.getHeaders()).data(info.getData()).build();
	}

	private static Letter letter(MessageInfo info, @Nullable String reason) {
		return new Letter(info.getSeq(), String.valueOf(info.getSubject()), String.valueOf(info.getTime()), reason,
				new String(info.getData(), java.nio.charset.StandardCharsets.UTF_8));
	}

	private static @Nullable String reason(MessageInfo info) {
		return (info.getHeaders() != null) ? info.getHeaders().getFirst(DeadLetters.REASON) : null;
	}

	/**
	 * A dead letter.
	 */
	public record Letter(long sequence, String subject, String buriedAt, @Nullable String reason, String data) {
	}

	/**
	 * What a replay did.
	 */
	public record Replay(int replayed, List<Letter> failed) {
	}

}
