/**
 * How services tell each other what happened: an outbox inside each aggregate's document,
 * JetStream in between, idempotent consumers at the other end.
 * <p>
 * The way of an event: {@link dev.ticketing.messaging.Aggregate#raise} puts it into the
 * document, {@link dev.ticketing.messaging.Outbox} writes the document and hands the
 * event to {@code OutboxRelay}, which publishes it and removes it after the broker's
 * acknowledgement; {@code OutboxSweep} finds what a crash left behind. At the other end
 * {@code StreamConsumer} hands it to the handlers that the service listed in its
 * {@link dev.ticketing.messaging.EventSubscriptions}.
 */
@NullMarked
package dev.ticketing.messaging;

import org.jspecify.annotations.NullMarked;
