/**
 * What every service's HTTP answers have in common: problems in one form (RFC 9457),
 * strict JSON, limits, pages, and requests that may be sent again.
 */
@NullMarked
package dev.ticketing.web;

import org.jspecify.annotations.NullMarked;
