/**
 * Timers: a copy, made for punctuality, of when something is due. It may be lost at any
 * time and is filled again by whoever owns the truth.
 */
@NullMarked
package dev.ticketing.expiration.timer;

import org.jspecify.annotations.NullMarked;
