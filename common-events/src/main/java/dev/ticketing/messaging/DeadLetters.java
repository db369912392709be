package dev.ticketing.messaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.api.MessageInfo;
import io.nats.client.api.StreamInfo;
import io.nats.client.api.StreamInfoOptions;
import io.nats.client.api.Subject;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Events that a service could not handle, kept in a stream of their own with the reason,
 * until somebody replays them.
 */
final class DeadLetters {

	static final String REASON = "dead-letter-reason";

	private static final Logger logger = LoggerFactory.getLogger(DeadLetters.class);

	private static final int NOT_FOUND = 404;

	private static final int LONGEST_REASON = 1000;

	private final NatsConnection nats;

	private final String service;

	DeadLetters(NatsConnection nats, String service) {
		this.nats = nats;
		this.service = service;
	}

	void bury(Message message, String reason) throws IOException, JetStreamApiException {
		Headers headers = new Headers(message.getHeaders());
		headers.remove("Nats-Msg-Id");
		headers.put(REASON, printable(reason));
		NatsMessage letter = NatsMessage.builder()
			.subject(subjects() + message.getSubject().replaceFirst("^ticketing\\.", ""))
			.headers(headers)
			.data(message.getData())
			.build();
		// A crash before the acknowledgement buries the same delivery again; the broker
		// keeps one.
		String once = this.service + ":" + message.metaData().getStream() + ":" + message.metaData().streamSequence();
		connection().jetStream().publish(letter, PublishOptions.builder().messageId(once).build());
		logger.error("{} went to the dead letters: {}", message.getSubject(), reason);
	}

	/**
	 * A header holds printable ASCII only, and what it can't hold must not keep a letter
	 * from being buried.
	 */
	private static String printable(String reason) {
		String line = reason.replaceAll("\\s+", " ").replaceAll("[^ -~]", "?");
		return line.substring(0, Math.min(line.length(), LONGEST_REASON));
	}

	/**
	 * How many dead letters this service has.
	 */
	long count() throws IOException, JetStreamApiException {
		StreamInfo info = connection().jetStreamManagement()
			.getStreamInfo(Streams.DEAD_LETTERS, StreamInfoOptions.filterSubjects(subjects() + ">"));
		return info.getStreamState().getSubjects().stream().mapToLong(Subject::getCount).sum();
	}

	/**
	 * All dead letters of this service, oldest first.
	 */
	List<MessageInfo> all() throws IOException, JetStreamApiException {
		JetStreamManagement streams = connection().jetStreamManagement();
		List<MessageInfo> letters = new ArrayList<>();
		Optional<MessageInfo> next = next(streams, 1);
		while (next.isPresent()) {
			letters.add(next.get());
			next = next(streams, next.get().getSeq() + 1);
		}
		return letters;
	}

	private Optional<MessageInfo> next(JetStreamManagement streams, long sequence)
			throws IOException, JetStreamApiException {
		try {
			return Optional.of(streams.getNextMessage(Streams.DEAD_LETTERS, sequence, subjects() + ">"));
		}
		catch (JetStreamApiException ex) {
			if (ex.getErrorCode() == NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	void remove(MessageInfo letter) throws IOException, JetStreamApiException {
		connection().jetStreamManagement().deleteMessage(Streams.DEAD_LETTERS, letter.getSeq());
	}

	private String subjects() {
		return Streams.DEAD_LETTER_SUBJECTS + this.service + ".";
	}

	private Connection connection() throws IOException {
		return this.nats.current().orElseThrow(() -> new IOException("NATS is not connected"));
	}

}
