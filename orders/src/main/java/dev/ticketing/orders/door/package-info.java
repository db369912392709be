/**
 * The door: sellers look at codes and let people in, each admission once.
 */
@NullMarked
package dev.ticketing.orders.door;

import org.jspecify.annotations.NullMarked;
