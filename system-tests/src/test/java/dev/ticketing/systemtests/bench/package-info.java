@NullMarked
package dev.ticketing.systemtests.bench;

import org.jspecify.annotations.NullMarked;
