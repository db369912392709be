/**
 * Server-sent events: what something is, and what it becomes, for as long as somebody
 * looks (docs/adr/0009).
 */
@NullMarked
package dev.ticketing.live;

import org.jspecify.annotations.NullMarked;
