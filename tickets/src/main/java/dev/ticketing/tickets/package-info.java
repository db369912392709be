/**
 * Owns the offers. The way of "ticket created": {@code ticket/TicketController#create} →
 * {@code ticket/CreateTicket#create} → {@code ticket/Ticket}, which raises the event that
 * {@code ticket/TicketContracts#created} builds → {@code Outbox#insert}, which writes
 * both at once and publishes {@code ticketing.tickets.ticket.created.v1.<id>} → orders,
 * see its {@code …Subscriptions}.
 */
@NullMarked
package dev.ticketing.tickets;

import org.jspecify.annotations.NullMarked;
