/**
 * What services may say to each other: the contracts of all events, in plain JDK types. A
 * published version only ever gains fields; anything else is a new version beside the old
 * one.
 */
@NullMarked
package dev.ticketing.events;

import org.jspecify.annotations.NullMarked;
