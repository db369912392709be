/**
 * Session tokens and the keys that sign them; the other services get the public halves.
 */
@NullMarked
package dev.ticketing.auth.token;

import org.jspecify.annotations.NullMarked;
