/**
 * Sessions: who gets in, and who does not.
 */
@NullUnmarked
package dev.ticketing.security;

import org.jspecify.annotations.NullUnmarked;
