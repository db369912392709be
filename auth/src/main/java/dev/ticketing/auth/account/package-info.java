/**
 * Accounts: signing up, in and out, and what guards their passwords.
 */
@NullMarked
package dev.ticketing.auth.account;

import org.jspecify.annotations.NullMarked;
