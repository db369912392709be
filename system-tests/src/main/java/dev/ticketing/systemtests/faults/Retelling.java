package dev.ticketing.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.Nats;
import io.nats.client.api.MessageInfo;
import io.nats.client.impl.Headers;
import io.nats.client.impl.NatsMessage;

/**
 * Tells events again that were told before, shuffled: what readers get from a broker that
 * delivers at least once, in no order, long after.
 */
public final class Retelling {

	private static final List<String> STREAMS = List.of("TICKETS", "ORDERS", "EXPIRATION", "PAYMENTS");

	private Retelling() {
	}

	/**
	 * Publishes some events of each stream anew.
	 * @param nats where
	 * @param seed which ones, and in which order
	 * @param atMost how many of each stream
	 * @return how many in all
	 */
	public static int of(String nats, long seed, int atMost) {
		Random dice = new Random(seed);
		try {
			Connection connection = Nats.connect(nats);
			try {
				return tellAgain(connection, dice, atMost);
			}
			finally {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (JetStreamApiException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int tellAgain(Connection connection, Random dice, int atMost)
			throws IOException, JetStreamApiException {
		List<MessageInfo> chosen = new ArrayList<>();
		for (String stream : STREAMS) {
			choose(connection.jetStreamManagement(), stream, dice, atMost, chosen);
		}
		Collections.shuffle(chosen, dice);
		for (MessageInfo message : chosen) {
			connection.jetStream().publish(copy(message));
		}
		return chosen.size();
	}

	private static void choose(JetStreamManagement streams, String stream, Random dice, int atMost,
			List<MessageInfo> chosen) throws IOException, JetStreamApiException {
		int last = Math.toIntExact(streams.getStreamInfo(stream).getStreamState().getLastSequence());
		for (int i = 0; i < Math.min(atMost, last); i++) {
			chosen.add(streams.getMessage(stream, 1 + dice.nextInt(last)));
		}
	}

	private static NatsMessage copy(MessageInfo message) {
		Headers headers = new Headers(message.getHeaders());
		headers.remove("Nats-Msg-Id"); // or the broker would see that it has it already
		return NatsMessage.builder().subject(message.getSubject()).headers(headers).data(message.getData()).build();
	}

}
