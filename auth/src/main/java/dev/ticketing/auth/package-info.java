/**
 * Who somebody is: accounts, and the sessions that prove them to all services.
 */
@NullMarked
package dev.ticketing.auth;

import org.jspecify.annotations.NullMarked;
