/**
 * A MongoDB for machines that have none: one process or one object, kept in one file.
 */
@NullMarked
package dev.ticketing.local.mongo;

import org.jspecify.annotations.NullMarked;
