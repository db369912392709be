/**
 * Owns the stock. The way of "order created": {@code order/OrderController#place} →
 * {@code order/PlaceOrder#place} → {@code admission/ClaimAdmissions#claim} →
 * {@code order/Order#place}, which raises the event that
 * {@code order/OrderContracts#created} builds → {@code Outbox#insertAll}, which writes
 * both at once and publishes {@code ticketing.orders.order.created.v1.<id>} → expiration
 * and payments, see their {@code …Subscriptions}.
 */
@NullMarked
package dev.ticketing.orders;

import org.jspecify.annotations.NullMarked;
