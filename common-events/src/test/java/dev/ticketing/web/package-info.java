/**
 * Answers over real HTTP.
 */
@NullUnmarked
package dev.ticketing.web;

import org.jspecify.annotations.NullUnmarked;
