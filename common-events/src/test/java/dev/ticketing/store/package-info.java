@NullUnmarked
package dev.ticketing.store;

import org.jspecify.annotations.NullUnmarked;
