package dev.ticketing.systemtests.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Somebody with a session.
 *
 * @param cookie the session, as {@code name=token}
 */
public record Buyer(String id, String cookie) {

	byte[] get(String path) {
		return request("GET", path, null);
	}

	byte[] post(String path, String json) {
		return request("POST", path, json);
	}

	byte[] reserve(String ticketId) {
		return reserve(ticketId, 1);
	}

	private byte[] reserve(String ticketId, int quantity) {
		return post("/api/orders", "{\"ticketId\":\"%s\",\"quantity\":%d}".formatted(ticketId, quantity));
	}

	/**
	 * Reserves, and notes the order if there is one.
	 * @return the status of the answer
	 */
	int reserve(Wire wire, String ticketId, int quantity, Collection<String> orders) throws IOException {
		int status = wire.ask(reserve(ticketId, quantity));
		if (status == 201) {
			orders.add(orderId(wire.body()));
		}
		return status;
	}

	/**
	 * An order begins with its id.
	 */
	static String orderId(String body) {
		return body.startsWith("{\"id\":\"") ? body.substring(7, 31) : "";
	}

	private byte[] request(String method, String path, @Nullable String json) {
		StringBuilder text = new StringBuilder(512).append(method)
			.append(' ')
			.append(path)
			.append(" HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: ")
			.append(this.cookie)
			.append("\r\n");
		if (json != null) {
			text.append("Content-Type: application/json\r\nContent-Length: ").append(json.length()).append("\r\n");
		}
		return text.append("\r\n").append((json != null) ? json : "").toString().getBytes(StandardCharsets.US_ASCII);
	}

}
