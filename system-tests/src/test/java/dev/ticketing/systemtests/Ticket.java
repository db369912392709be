package dev.ticketing.systemtests;

import java.math.BigDecimal;

/**
 * A ticket as everybody sees it.
 */
record Ticket(String id, String title, BigDecimal price, String currency, int quantity, int available,
		boolean withdrawn, long version) {
}
