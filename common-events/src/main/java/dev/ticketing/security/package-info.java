/**
 * Who somebody is: a signed token in one cookie, read by a small filter, and a check that
 * a change comes from our own pages.
 */
@NullMarked
package dev.ticketing.security;

import org.jspecify.annotations.NullMarked;
