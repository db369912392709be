package dev.ticketing.systemtests;

import org.jspecify.annotations.Nullable;

/**
 * The right of one person to enter.
 */
record Admission(String id, String ticketId, int number, String status, @Nullable String code) {

	boolean isVoid() {
		return this.status.equals("void");
	}

}
