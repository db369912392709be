package dev.ticketing.tickets.ticket;

import java.net.http.HttpHeaders;

import tools.jackson.databind.JsonNode;

/**
 * What came back over HTTP.
 *
 * @param text the body as it came
 */
record Answer(int status, HttpHeaders headers, String text) {

	JsonNode body() {
		return TicketsTestCase.JSON.readTree(this.text);
	}

	String header(String name) {
		return this.headers.firstValue(name).orElse(null);
	}

}
