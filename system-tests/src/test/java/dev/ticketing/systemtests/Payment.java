package dev.ticketing.systemtests;

import java.math.BigDecimal;

/**
 * A payment as its buyer sees it.
 */
record Payment(String id, String orderId, String status, BigDecimal amount, String currency) {
}
